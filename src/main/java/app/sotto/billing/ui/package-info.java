/** The page on which an owner chooses, pays and cancels. */
@NullMarked
package app.sotto.billing.ui;

import org.jspecify.annotations.NullMarked;
