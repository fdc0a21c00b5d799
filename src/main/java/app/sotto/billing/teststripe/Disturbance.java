package app.sotto.billing.teststripe;

import java.time.Duration;

/**
 * What shall go wrong for a while, so that a test can see what its caller does then.
 *
 * @param outage how the API fails
 * @param copies how often each webhook is sent, 1 or more
 * @param disorder whether webhooks that wait together are sent newest first
 * @param delay how long a webhook waits before it is first sent
 * @param lasting after how long all this ends by itself; zero means not
 */
public record Disturbance(
        Outage outage, int copies, boolean disorder, Duration delay, Duration lasting) {
    /** How the API fails. */
    public enum Outage {
        /** It does not. */
        NONE,
        /** Every request gets 503. */
        UNAVAILABLE,
        /** Every request is cut off without an answer. */
        HANG_UP
    }

    /** All is well. */
    public static final Disturbance NONE =
            new Disturbance(Outage.NONE, 1, false, Duration.ZERO, Duration.ZERO);

    public Disturbance {
        if (copies < 1 || copies > 20) {
            throw new IllegalArgumentException(
                    "A webhook is sent 1 to 20 times, not " + copies + ".");
        }
    }

    public static Disturbance outage(Outage outage) {
        return new Disturbance(outage, 1, false, Duration.ZERO, Duration.ZERO);
    }

    public static Disturbance duplicates(int copies) {
        return new Disturbance(Outage.NONE, copies, false, Duration.ZERO, Duration.ZERO);
    }

    /** Webhooks gather for the given time and then leave newest first. */
    public static Disturbance disorder(Duration gather) {
        return new Disturbance(Outage.NONE, 1, true, gather, Duration.ZERO);
    }

    public static Disturbance delay(Duration delay) {
        return new Disturbance(Outage.NONE, 1, false, delay, Duration.ZERO);
    }

    public Disturbance lastingFor(Duration time) {
        return new Disturbance(outage, copies, disorder, delay, time);
    }
}
