package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.util.Optional;

/** Looks up who holds a key, before any tenant is known. */
public interface ApiKeys {

    /**
     * Who stands behind a bearer, a key or a member's token {@code sk-sotto-<id>_<secret>}, or the
     * token of a service account, and whether they may come in. What was changed or revoked
     * elsewhere holds here within five seconds.
     *
     * @param address that it comes from, as a number
     */
    Answer authenticate(String bearer, String address);

    /**
     * The terms of a key that is known by its id, empty once it was revoked; those of a member are
     * {@link KeyTerms#ALL}.
     */
    Optional<KeyTerms> terms(Caller caller);

    /** Whether somebody may come in. */
    sealed interface Answer {

        record Welcome(Caller caller, KeyTerms terms) implements Answer {}

        record Refused(Reason reason) implements Answer {}
    }

    /** Why a key opens nothing. */
    enum Reason {
        /** None of ours, or revoked. */
        UNKNOWN,
        EXPIRED,
        /** Used from an address that is not on its list. */
        ADDRESS
    }
}
