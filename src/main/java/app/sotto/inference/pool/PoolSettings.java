package app.sotto.inference.pool;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the pool chooses.
 *
 * @param policy {@code least-loaded} or {@code round-robin}
 * @param hedgeAfter how late a live window may be before a second node is asked too; off when unset
 */
@ConfigurationProperties("sotto.inference.pool")
record PoolSettings(
        @DefaultValue("least-loaded") Policy.Name policy, @Nullable Duration hedgeAfter) {}
