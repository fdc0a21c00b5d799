package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.time.Instant;
import java.util.Optional;

/** Short-lived secrets with which a browser opens a socket in its member's name. */
public interface ClientSecrets {

    /** Issues a secret {@code ek_sotto_…}, good for a minute and for one tenant and caller. */
    Issued issue(Caller caller);

    /** The caller it was issued to, while it is good. */
    Optional<Caller> redeem(String secret);

    /** Shown once. */
    record Issued(String secret, Instant expiresAt) {}
}
