package app.sotto.inference.nodes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How nodes are looked at.
 *
 * @param interval between two looks at an endpoint's figures
 * @param timeLimit how long a node may take to say how it is
 * @param concurrency requests that one endpoint carries at a time
 */
@ConfigurationProperties("sotto.inference.watch")
record WatchSettings(
        @DefaultValue("500ms") Duration interval,
        @DefaultValue("3s") Duration timeLimit,
        @DefaultValue("64") int concurrency) {}
