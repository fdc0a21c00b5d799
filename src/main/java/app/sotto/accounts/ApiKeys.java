package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.util.Optional;

/** Looks up who holds a key, before any tenant is known. */
public interface ApiKeys {

    /**
     * The caller behind a bearer token {@code sk-sotto-<id>_<secret>}; empty if it is none of ours.
     */
    Optional<Caller> authenticate(String bearer);
}
