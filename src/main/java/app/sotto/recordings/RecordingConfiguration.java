package app.sotto.recordings;

import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Chooses where audio is kept: in S3 if a bucket is named, otherwise on disk. */
@Configuration
class RecordingConfiguration {

    @Bean
    Recordings recordings(
            CurrentTenant tenant,
            @Value("${sotto.home}") Path home,
            RecordingSettings settings,
            S3Settings s3)
            throws IOException {
        if (s3.bucket() == null || s3.bucket().isBlank()) {
            return onDisk(tenant, home.resolve("recordings"), settings);
        }
        return new S3Recordings(tenant, new Bucket(client(s3), s3.bucket()), settings);
    }

    private static Recordings onDisk(CurrentTenant tenant, Path root, RecordingSettings settings)
            throws IOException {
        Files.createDirectories(root);
        Leftovers.clear(root);
        Room room = new Room(root, settings.reserve().toBytes());
        return new DiskRecordings(tenant, root, settings, room);
    }

    /** Plain enough for the stores of others: paths, no streaming signatures, no new checksums. */
    static S3Client client(S3Settings s3) {
        S3ClientBuilder client =
                S3Client.builder()
                        .httpClientBuilder(UrlConnectionHttpClient.builder())
                        .region(Region.of(s3.region()))
                        .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                        .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
        if (s3.endpoint() != null) {
            client.endpointOverride(s3.endpoint())
                    .serviceConfiguration(
                            c -> c.pathStyleAccessEnabled(true).chunkedEncodingEnabled(false));
        }
        if (s3.key() != null && s3.secret() != null) {
            client.credentialsProvider(
                    StaticCredentialsProvider.create(
                            AwsBasicCredentials.create(s3.key(), s3.secret())));
        }
        return client.build();
    }
}
