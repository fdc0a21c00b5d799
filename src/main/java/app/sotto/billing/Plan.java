package app.sotto.billing;

import app.sotto.usage.Entitlements;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What can be bought.
 *
 * @param place where it stands among the others, the smallest first
 * @param priceCents a month before tax, for each seat where it is sold by the seat
 * @param terms what one seat gives, or the whole of a plan that is not sold by the seat
 * @param lookupKey names its price at Stripe
 */
public record Plan(
        PlanId id,
        int place,
        String nameEn,
        String nameZh,
        long priceCents,
        String currency,
        Seats seats,
        int trialDays,
        Entitlements terms,
        String lookupKey,
        State state) {

    public static final String FREE = "free";

    /**
     * How it is sold.
     *
     * @param each whether every member needs a seat
     * @param least the fewest that are sold
     */
    public record Seats(boolean each, int least) {

        /** As many as members, and never fewer than the least. */
        public int forMembers(int members) {
            return each ? Math.max(least, members) : 1;
        }
    }

    /** Whether it can still be chosen; who has a retired one keeps it. */
    public enum State {
        OFFERED,
        RETIRED
    }

    public String name(Locale locale) {
        return locale.getLanguage().equals("zh") ? nameZh : nameEn;
    }

    public boolean free() {
        return id.code().equals(FREE);
    }

    /** Of speech, that a seat or the whole of it includes a month. */
    public long minutes() {
        return terms.monthly().toMinutes();
    }

    /** A minute of speech beyond what is included, in micro-units; null: there is none beyond. */
    public @Nullable Long minuteBeyond() {
        return terms.overage().charged() ? Long.valueOf(terms.prices().speechSecond() * 60) : null;
    }

    /** A month's price of so many seats, in cents. */
    public long priceCents(int count) {
        return Math.multiplyExact(priceCents, count);
    }
}
