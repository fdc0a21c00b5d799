/** The main layout and the pages shown when something went wrong. */
@NullMarked
package app.sotto.shell.ui;

import org.jspecify.annotations.NullMarked;
