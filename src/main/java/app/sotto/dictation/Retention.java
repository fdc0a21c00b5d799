package app.sotto.dictation;

import app.sotto.tenancy.Caller;
import org.jspecify.annotations.Nullable;

/** How long the current tenant keeps what it dictates. */
public interface Retention {

    /** What holds: the organisation's own rules, within what its plan allows. */
    Rules current();

    /** What the organisation decided by itself. */
    Rules own();

    /**
     * Decides for the organisation; what is older is erased within minutes.
     *
     * @throws IllegalArgumentException when the member does not manage the organisation
     */
    void decide(Caller caller, Rules rules);

    /**
     * Rules of keeping.
     *
     * @param audioDays from the day of dictation, 1 to 3650; null: as long as the text
     * @param textDays from the day of dictation, 1 to 3650; null: until somebody deletes it
     * @param nothing whether nothing is kept once the text is delivered
     */
    record Rules(@Nullable Integer audioDays, @Nullable Integer textDays, boolean nothing) {

        /** The longest that can be asked for, in days. */
        public static final int LONGEST = 3650;

        public static final Rules UNTIL_DELETED = new Rules(null, null, false);
        public static final Rules NOTHING = new Rules(null, null, true);

        public Rules {
            requireDays(audioDays);
            requireDays(textDays);
        }

        /**
         * These, or the plan's where the plan keeps for less.
         *
         * @param planDays null: until deleted; 0: nothing
         */
        public Rules within(@Nullable Integer planDays) {
            if (nothing || planDays == null) {
                return this;
            }
            return planDays == 0
                    ? NOTHING
                    : new Rules(
                            audioDays,
                            textDays == null ? planDays : Math.min(textDays, planDays),
                            false);
        }

        private static void requireDays(@Nullable Integer days) {
            if (days != null && (days < 1 || days > LONGEST)) {
                throw new IllegalArgumentException("Days are 1 to " + LONGEST);
            }
        }
    }
}
