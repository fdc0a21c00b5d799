package app.sotto.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.tenancy.CurrentTenant;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class RecordingConfigurationTests {

    @TempDir Path home;

    @Test
    void keepsOnDiskUnlessABucketIsNamed() {
        runner().run(c ->
                assertThat(c).getBean(Recordings.class).isInstanceOf(DiskRecordings.class));
        runner().withPropertyValues("sotto.s3.bucket=")
                .run(c ->
                        assertThat(c).getBean(Recordings.class).isInstanceOf(DiskRecordings.class));
    }

    @Test
    void keepsInTheBucketNamed() {
        runner().withPropertyValues(
                        "sotto.s3.bucket=audio",
                        "sotto.s3.endpoint=http://127.0.0.1:9",
                        "sotto.s3.key=a",
                        "sotto.s3.secret=b")
                .run(c -> {
                    assertThat(c).getBean(Recordings.class).isInstanceOf(S3Recordings.class);
                    assertThat(c.getBean(S3Settings.class).toString()).doesNotContain("secret");
                });
    }

    private ApplicationContextRunner runner() {
        return new ApplicationContextRunner()
                .withPropertyValues("sotto.home=" + home)
                .withUserConfiguration(RecordingConfiguration.class, Settings.class)
                .withBean(CurrentTenant.class);
    }

    @EnableConfigurationProperties({RecordingSettings.class, S3Settings.class})
    static class Settings {}
}
