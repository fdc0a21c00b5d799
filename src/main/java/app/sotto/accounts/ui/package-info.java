/** The pages for signing in, for one's settings and for the team. */
@NullMarked
package app.sotto.accounts.ui;

import org.jspecify.annotations.NullMarked;
