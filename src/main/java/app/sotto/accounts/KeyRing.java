package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current tenant's API keys, service accounts and members' tokens. Members change their own;
 * who manages the organisation changes anybody's, but for tokens, which they may only end.
 * Everybody else meets an {@link IllegalStateException}.
 */
public interface KeyRing {

    /** Makes one; the answer is the only time that its secret is known. */
    Made create(Caller.Member actor, Kind kind, String name, KeyTerms terms);

    void change(Caller.Member actor, UUID id, String name, KeyTerms terms);

    /**
     * Gives it another secret, which is answered this once. Its use and its limits go on.
     *
     * @param overlap how long the secret it had stays good besides
     */
    Made rotate(Caller.Member actor, UUID id, Duration overlap);

    /** Ends a key at once, for good. */
    void revoke(Caller.Member actor, UUID id);

    /** Good ones first, the newest first. */
    List<Listed> all();

    /** How its secret is used. */
    enum Kind {
        /** Shown with every request. */
        KEY,
        /** A service account: exchanged for tokens of an hour. */
        SERVICE,
        /** A member's own token, shown with every request: whoever shows it is that member. */
        MEMBER
    }

    /**
     * What is shown once.
     *
     * @param clientId of a service account; null for a key
     * @param secret the key, or the client secret
     */
    record Made(@Nullable String clientId, String secret) {}

    /** Whether this member may change that key. */
    boolean mayChange(Caller.Member actor, Listed key);

    /** Whether this member may end that key: managers end tokens too that they may not change. */
    boolean mayRevoke(Caller.Member actor, Listed key);

    /**
     * A key as the page lists it.
     *
     * @param prefix what of it may be shown: the start of a key, or the client id
     * @param maker null once they left
     * @param oldUntil until when the secret before the last rotation is good; null: no longer
     */
    record Listed(
            UUID id,
            Kind kind,
            String name,
            String prefix,
            UUID memberId,
            @Nullable String maker,
            KeyTerms terms,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            @Nullable Instant oldUntil,
            @Nullable Instant revokedAt) {

        public boolean good() {
            return revokedAt == null;
        }
    }
}
