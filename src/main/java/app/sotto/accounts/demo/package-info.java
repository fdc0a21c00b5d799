/** The accounts that the embedded default comes with. */
@NullMarked
package app.sotto.accounts.demo;

import org.jspecify.annotations.NullMarked;
