/** Tokens of service accounts: what signs them, and what they say. */
@NullMarked
package app.sotto.accounts.tokens;

import org.jspecify.annotations.NullMarked;
