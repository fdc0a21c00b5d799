package app.sotto.usage.ledger;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What everybody may use, and how long a hold outlives its work.
 *
 * @param freeMinutes of speech a month for an organisation that was granted nothing
 * @param holdExpiry how long a hold stays that nobody extends or settles; longer than any file
 *     takes
 */
@ConfigurationProperties("sotto.usage")
record UsageSettings(
        @DefaultValue("60") long freeMinutes, @DefaultValue("12h") Duration holdExpiry) {}
