package app.sotto.egress;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How far customers' addresses may lead, {@code sotto.egress.*}.
 *
 * @param allow inner networks that may be called all the same, such as {@code 10.20.0.0/16}
 * @param maxSize of one answer
 * @param connect how long a connection may take
 * @param silence how long the other side may say nothing
 * @param limit how long one call may take in all
 * @param redirects that are followed, each checked like the first address
 */
@ConfigurationProperties("sotto.egress")
record EgressSettings(
        @DefaultValue List<String> allow,
        @DefaultValue("2GB") DataSize maxSize,
        @DefaultValue("5s") Duration connect,
        @DefaultValue("20s") Duration silence,
        @DefaultValue("10m") Duration limit,
        @DefaultValue("3") int redirects) {}
