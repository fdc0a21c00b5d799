/** API keys and client secrets: made, looked up, revoked. */
@NullMarked
package app.sotto.accounts.keys;

import org.jspecify.annotations.NullMarked;
