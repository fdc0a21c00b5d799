package app.sotto.usage.ledger;

import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What everybody may use, and how long a hold outlives its work.
 *
 * @param freeMinutes of speech a month for an organisation that was granted nothing
 * @param freeTokens of text likewise
 * @param holdExpiry how long a hold stays that nobody extends or settles; longer than any file
 *     takes
 */
@ConfigurationProperties("sotto.usage")
record UsageSettings(
        @DefaultValue("60") long freeMinutes,
        @DefaultValue("100000") long freeTokens,
        @DefaultValue("12h") Duration holdExpiry) {

    /**
     * Free, which stops at its end. Its prices say what the work would have cost: $0.006 a minute
     * of speech, $0.15 and $0.60 a million tokens.
     */
    Entitlements free() {
        return new Entitlements(
                "free",
                1,
                Duration.ofMinutes(freeMinutes),
                freeTokens,
                Overage.STOPS,
                new Prices(100, 150_000, 75_000, 600_000),
                new Rates(100, 3600, 100_000),
                Set.of(),
                1,
                null);
    }
}
