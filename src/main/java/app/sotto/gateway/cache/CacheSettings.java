package app.sotto.gateway.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How long and how much is remembered.
 *
 * @param cacheTtl zero: nothing is remembered
 * @param cacheEntry the largest answer
 * @param cacheTenant all answers of one tenant
 */
@ConfigurationProperties("sotto.gateway")
record CacheSettings(
        @DefaultValue("1h") Duration cacheTtl,
        @DefaultValue("256KB") DataSize cacheEntry,
        @DefaultValue("16MB") DataSize cacheTenant) {}
