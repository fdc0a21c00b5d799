package app.sotto.gateway.limits;

import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/**
 * How far one limit is used up.
 *
 * @param limit a minute
 * @param reset until it is whole again
 * @param retryAfter until it lets something through; zero when it does now
 */
record Gauge(Unit unit, long limit, long remaining, Duration reset, Duration retryAfter) {

    /** What is counted, as the names of headers say it. */
    enum Unit {
        REQUESTS("requests"),
        TOKENS("tokens"),
        AUDIO_SECONDS("audio-seconds");

        private final String header;

        Unit(String header) {
            this.header = header;
        }

        String header() {
            return header;
        }
    }

    static Gauge of(Unit unit, long limit, ConsumptionProbe probe) {
        return of(
                unit,
                limit,
                probe.getRemainingTokens(),
                probe.isConsumed() ? 0 : probe.getNanosToWaitForRefill());
    }

    static Gauge of(Unit unit, long limit, EstimationProbe probe) {
        return of(
                unit,
                limit,
                probe.getRemainingTokens(),
                probe.canBeConsumed() ? 0 : probe.getNanosToWaitForRefill());
    }

    /** A bucket fills evenly, so that what is missing says how long it takes. */
    private static Gauge of(Unit unit, long limit, long remaining, long nanosToWait) {
        return new Gauge(
                unit,
                limit,
                Math.max(0, remaining),
                Duration.ofMillis(60_000 * Math.max(0, limit - remaining) / limit),
                Duration.ofNanos(nanosToWait));
    }

    boolean refuses() {
        return !retryAfter.isZero();
    }
}
