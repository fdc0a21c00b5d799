package app.sotto.gateway.callers;

import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CallerPrincipal;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/**
 * A program that showed a valid key.
 *
 * @param terms what the key may do
 */
public record KeyHolder(Caller caller, KeyTerms terms) implements CallerPrincipal {

    static String authority(Scope scope) {
        return "SCOPE_" + scope.key();
    }

    /** How Spring Security knows it; the key itself is not kept. */
    static final class SignedIn extends AbstractAuthenticationToken {

        private final transient KeyHolder holder;

        SignedIn(KeyHolder holder) {
            super(
                    holder.terms.scopes().stream()
                            .map(scope -> new SimpleGrantedAuthority(authority(scope)))
                            .toList());
            this.holder = holder;
            setAuthenticated(true);
        }

        @Override
        public Object getCredentials() {
            return "";
        }

        @Override
        public KeyHolder getPrincipal() {
            return holder;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof SignedIn that && that.holder.equals(holder);
        }

        @Override
        public int hashCode() {
            return holder.hashCode();
        }
    }
}
