@NullMarked
package app.sotto.gateway.ui;

import org.jspecify.annotations.NullMarked;
