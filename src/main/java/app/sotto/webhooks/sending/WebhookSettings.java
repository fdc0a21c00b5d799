package app.sotto.webhooks.sending;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How events are told, {@code sotto.webhooks.*}.
 *
 * @param limit how long an endpoint may take to answer
 * @param pauses between one attempt and the next, after the first one, which is made at once; as
 *     Standard Webhooks recommends
 * @param patience after so long without a success an endpoint is switched off
 * @param atOnce how many deliveries one endpoint gets at the same time
 * @param retention how long the log reaches back
 */
@ConfigurationProperties("sotto.webhooks")
record WebhookSettings(
        @DefaultValue("15s") Duration limit,
        @DefaultValue({"5s", "5m", "30m", "2h", "5h", "10h", "14h", "20h", "24h"})
                List<Duration> pauses,
        @DefaultValue("5d") Duration patience,
        @DefaultValue("4") int atOnce,
        @DefaultValue("30d") Duration retention) {

    WebhookSettings {
        if (limit.compareTo(LONGEST_LIMIT) > 0) {
            throw new IllegalArgumentException(
                    "sotto.webhooks.limit is " + limit + ". It may be 30 seconds at most.");
        }
    }

    private static final Duration LONGEST_LIMIT = Duration.ofSeconds(30);

    /** After so long somebody who took a delivery up and said nothing is taken for dead. */
    static final Duration CLAIM = Duration.ofMinutes(1);
}
