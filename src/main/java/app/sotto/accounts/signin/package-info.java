/** Signing up, in and out, and what a session knows about its person. */
@NullMarked
package app.sotto.accounts.signin;

import org.jspecify.annotations.NullMarked;
