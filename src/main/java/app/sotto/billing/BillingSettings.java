package app.sotto.billing;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What does not hang on who takes the money.
 *
 * @param grace how long a plan goes on after a payment failed
 * @param trialReminder how long before the end of a trial its owners are reminded
 * @param hearEvery how often a subscription is looked up without any event
 */
@ConfigurationProperties("sotto.billing")
public record BillingSettings(
        @DefaultValue("7d") Duration grace,
        @DefaultValue("3d") Duration trialReminder,
        @DefaultValue("6h") Duration hearEvery) {}
