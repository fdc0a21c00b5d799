package app.sotto.gateway.limits;

import io.github.bucket4j.ConsumptionProbe;
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
        return new Gauge(
                unit,
                limit,
                Math.max(0, probe.getRemainingTokens()),
                Duration.ofNanos(probe.getNanosToWaitForReset()),
                probe.isConsumed()
                        ? Duration.ZERO
                        : Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    boolean refuses() {
        return !retryAfter.isZero();
    }
}
