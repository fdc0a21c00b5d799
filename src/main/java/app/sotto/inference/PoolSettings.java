package app.sotto.inference;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much the pool asks of a node.
 *
 * @param concurrency requests that one node carries at a time
 * @param pollInterval between two looks at a node
 */
@ConfigurationProperties("sotto.inference.pool")
record PoolSettings(
        @DefaultValue("64") int concurrency, @DefaultValue("2s") Duration pollInterval) {}
