/** What every page says about the minutes left. */
@NullMarked
package app.sotto.usage.ui;

import org.jspecify.annotations.NullMarked;
