package app.sotto.accounts;

import app.sotto.tenancy.Caller;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current tenant's API keys. Members change their own; who manages the organisation changes
 * anybody's, and everybody else meets an {@link IllegalStateException}.
 */
public interface KeyRing {

    /** Makes a key; the answer is the only time that its text is known. */
    String create(Caller.Member actor, String name, KeyTerms terms);

    void change(Caller.Member actor, UUID id, String name, KeyTerms terms);

    /**
     * Gives the key another text, which is answered this once. Its use and its limits go on.
     *
     * @param overlap how long the text it had stays good besides
     */
    String rotate(Caller.Member actor, UUID id, Duration overlap);

    /** Ends a key at once, for good. */
    void revoke(Caller.Member actor, UUID id);

    /** Good ones first, the newest first. */
    List<Listed> all();

    /** Whether this member may change that key. */
    boolean mayChange(Caller.Member actor, Listed key);

    /**
     * A key as the page lists it.
     *
     * @param prefix what of its text may be shown
     * @param maker null once they left
     * @param oldUntil until when the text before the last rotation is good; null: no longer
     */
    record Listed(
            UUID id,
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
