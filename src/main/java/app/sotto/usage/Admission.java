package app.sotto.usage;

import java.time.Instant;

/** Whether work may start. */
public sealed interface Admission {

    /** It may: the seconds are held until settled or released. */
    record Granted(ReservationId reservation) implements Admission {}

    /**
     * It may not: the allowance is spent.
     *
     * @param remainingSeconds left this period, less than was asked for
     * @param renewsAt when the next period starts
     */
    record Exhausted(long remainingSeconds, Instant renewsAt) implements Admission {}
}
