package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.util.Optional;

/** The person whose session the running request or page belongs to. */
public interface SignedIn {

    /** Empty for a visitor, and outside of requests. */
    Optional<Caller.Member> member();

    /**
     * The member, on pages that only members open.
     *
     * @throws IllegalStateException for a visitor
     */
    default Caller.Member require() {
        return member().orElseThrow(() -> new IllegalStateException("Nobody is signed in"));
    }
}
