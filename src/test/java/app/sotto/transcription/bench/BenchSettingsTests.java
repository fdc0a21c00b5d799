package app.sotto.transcription.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class BenchSettingsTests {

    @Test
    void bindsBesideTheBenchmarksName() {
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("sotto.bench=recognise", "sotto.bench.rounds=5")
                .run(c -> assertThat(c.getBean(BenchSettings.class).rounds()).isEqualTo(5));
        new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("sotto.bench=recognise")
                .run(c -> assertThat(c.getBean(BenchSettings.class).language()).isEqualTo("en"));
    }

    @EnableConfigurationProperties(BenchSettings.class)
    static class Settings {}
}
