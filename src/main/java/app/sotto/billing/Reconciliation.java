package app.sotto.billing;

import app.sotto.tenancy.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where our books and Stripe's differed, over all organisations, for operators. */
public interface Reconciliation {

    /** The longest note. */
    int MOST_CHARACTERS = 500;

    /** Those that are open first, then the newest; at most so many. */
    List<Difference> differences(int most);

    /**
     * Compares all books now, as is done every night. Takes as long as Stripe takes to answer for
     * every customer, so not on a page's thread.
     */
    Outcome compare(String operator);

    /**
     * Somebody looked at it; audited. A note takes the place of the one before, and goes when the
     * figures change.
     *
     * @throws IllegalArgumentException if the note is empty or too long, or there is no such
     *     difference
     */
    void lookedAt(UUID difference, String note, String operator);

    /**
     * Two figures that should be one.
     *
     * @param organisation what it is called; null: it is gone
     * @param subject more closely: an invoice and what was metered
     * @param ours in the words of the subscription, or micro-units; null: there was none
     * @param stripe as ours
     * @param mended null: they still differ, as last compared
     */
    record Difference(
            UUID id,
            TenantId tenant,
            @Nullable String organisation,
            Kind kind,
            String subject,
            @Nullable String ours,
            @Nullable String stripe,
            Instant found,
            @Nullable Instant mended,
            @Nullable Look look) {

        public boolean open() {
            return mended == null;
        }
    }

    /** Who looked at it, and what they found. */
    record Look(Instant at, String by, String note) {}

    /** What differed. */
    enum Kind {
        /** How it stands, or its plan or seats: an event did not arrive in time. */
        SUBSCRIPTION,
        /** What was counted in the last 33 days. */
        METERED,
        /** A metered line of an invoice. */
        INVOICE
    }

    /**
     * How it went.
     *
     * @param compared organisations
     * @param failed organisations whose books could not be compared; the log says why
     * @param answered false: Stripe does not answer, or there is none; the rest is compared later
     */
    record Outcome(int compared, int failed, boolean answered) {}
}
