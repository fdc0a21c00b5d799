package app.sotto.dictation.retention;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * For organisations that keep nothing.
 *
 * @param afterDelivery how long a text can still be copied once its owner has seen it
 * @param undelivered how long one waits for an owner who does not come
 */
@ConfigurationProperties("sotto.dictation.retention")
record RetentionSettings(
        @DefaultValue("10m") Duration afterDelivery, @DefaultValue("24h") Duration undelivered) {}
