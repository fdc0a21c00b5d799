package app.sotto.dictation.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of jobs, {@code sotto.dictation.jobs.*}.
 *
 * @param retention how long a job's text can be had after it has ended; its audio goes at once
 * @param afterDelivery the same once it was told, for organisations that keep nothing
 * @param fetches how often an address is tried
 */
@ConfigurationProperties("sotto.dictation.jobs")
record JobSettings(
        @DefaultValue("24h") Duration retention,
        @DefaultValue("10m") Duration afterDelivery,
        @DefaultValue("3") int fetches) {}
