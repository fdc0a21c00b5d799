/** Exchanges the secret of a service account for a token: the client credentials of OAuth 2. */
@NullMarked
package app.sotto.accounts.services;

import org.jspecify.annotations.NullMarked;
