package app.sotto.billing.stripe;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How Stripe is reached.
 *
 * @param key a secret or restricted key; empty: none
 * @param webhookSecret what events are signed with; two, separated by a comma, while they rotate
 * @param apiBase where Stripe is; null: at its own address
 * @param automaticTax whether Stripe Tax adds tax to what is bought
 * @param testClock a clock of Stripe's test mode that new customers live by; empty: real time
 * @param testPort where the stand-in answers, unless somebody else does
 */
@ConfigurationProperties("sotto.stripe")
public record StripeSettings(
        @DefaultValue("") String key,
        @DefaultValue("") String webhookSecret,
        @Nullable URI apiBase,
        @DefaultValue("false") boolean automaticTax,
        @DefaultValue("") String testClock,
        @DefaultValue("12111") int testPort) {

    public boolean configured() {
        return !key.isBlank();
    }

    List<String> secrets() {
        return Arrays.stream(webhookSecret.split(","))
                .map(String::strip)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** Neither the key nor the secrets. */
    @Override
    public String toString() {
        return "StripeSettings[configured=%s, apiBase=%s]".formatted(configured(), apiBase);
    }
}
