@NullMarked
package app.sotto.usage.ui;

import org.jspecify.annotations.NullMarked;
