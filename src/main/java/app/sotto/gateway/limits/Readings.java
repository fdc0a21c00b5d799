package app.sotto.gateway.limits;

import app.sotto.gateway.wire.ApiError;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How far one caller's limits are used up, in OpenAI's words. */
public final class Readings {

    private final List<Gauge> gauges;

    Readings(List<Gauge> gauges) {
        this.gauges = gauges;
    }

    /** {@code x-ratelimit-limit-…}, {@code -remaining-…} and {@code -reset-…} of each unit. */
    public Map<String, String> headers() {
        var headers = new LinkedHashMap<String, String>();
        for (Gauge gauge : gauges) {
            String unit = gauge.unit().header();
            headers.put("x-ratelimit-limit-" + unit, Long.toString(gauge.limit()));
            headers.put("x-ratelimit-remaining-" + unit, Long.toString(gauge.remaining()));
            headers.put("x-ratelimit-reset-" + unit, written(gauge.reset()));
        }
        return headers;
    }

    /** Why nothing may start now, if that is so. */
    public Optional<ApiError> refusal() {
        return gauges.stream().filter(Gauge::refuses).findFirst().map(Readings::error);
    }

    private static ApiError error(Gauge full) {
        String unit = full.unit().header().replace('-', ' ');
        return ApiError.limited(
                full.unit().header(),
                "This key or its organisation may use "
                        + full.limit()
                        + " "
                        + unit
                        + " a minute, and they are used up. Try again in "
                        + written(full.retryAfter())
                        + ".",
                full.retryAfter());
    }

    /** As OpenAI writes durations: {@code 340ms}, {@code 12s}, {@code 1m4s}. */
    static String written(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + "ms";
        }
        Duration seconds = duration.plusMillis(999);
        return (seconds.toMinutes() > 0 ? seconds.toMinutes() + "m" : "")
                + seconds.toSecondsPart()
                + "s";
    }
}
