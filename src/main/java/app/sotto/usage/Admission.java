package app.sotto.usage;

import java.time.Instant;

/** Whether work may start. */
public sealed interface Admission {

    /** It may: what was estimated is held until settled or released. */
    record Granted(ReservationId reservation) implements Admission {}

    /**
     * It may not.
     *
     * @param remainingSeconds left this month, less than was asked for
     * @param renewsAt when the next month starts
     * @param limit which limit it is
     */
    record Exhausted(long remainingSeconds, Instant renewsAt, Limit limit) implements Admission {}

    /** What stands in the way. */
    enum Limit {
        /** The plan's minutes or tokens are spent, and it does not go beyond. */
        PLAN,
        /** The organisation's budget or minutes, as its owner set them. */
        ORGANISATION,
        /** The same of the member or key that asks. */
        HOLDER
    }
}
