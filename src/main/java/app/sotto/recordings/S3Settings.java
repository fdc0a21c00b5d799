package app.sotto.recordings;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * An S3 store for recordings, needed once there are several instances; without a bucket they are
 * kept on disk.
 *
 * @param endpoint of a store that is not Amazon's
 * @param bucket that exists already
 * @param key access key, or null for what the machine's role gives
 */
@ConfigurationProperties("sotto.s3")
record S3Settings(
        @Nullable URI endpoint,
        @Nullable String bucket,
        @DefaultValue("us-east-1") String region,
        @Nullable String key,
        @Nullable String secret) {

    /** Without the secret: records are printed. */
    @Override
    public String toString() {
        return "S3Settings[endpoint=%s, bucket=%s, region=%s]".formatted(endpoint, bucket, region);
    }
}
