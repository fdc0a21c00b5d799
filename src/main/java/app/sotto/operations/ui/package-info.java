/** The operator's pages. */
@NullMarked
package app.sotto.operations.ui;

import org.jspecify.annotations.NullMarked;
