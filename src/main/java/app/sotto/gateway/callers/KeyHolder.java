package app.sotto.gateway.callers;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CallerPrincipal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;

/** A program that showed a valid key. */
public record KeyHolder(Caller caller) implements CallerPrincipal {

    /** How Spring Security knows it; the key itself is not kept. */
    static final class SignedIn extends AbstractAuthenticationToken {

        private final transient KeyHolder holder;

        SignedIn(KeyHolder holder) {
            super(List.of());
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
