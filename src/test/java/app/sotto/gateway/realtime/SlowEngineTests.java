package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.browser.Clip;
import app.sotto.gateway.FakeKeys;
import app.sotto.inference.Models;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * Speech that comes 20 times as fast as it was spoken, to an engine that barely keeps up with one.
 */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.RANDOM_PORT)
@TestPropertySource(properties = {"sotto.nodes=", "sotto.realtime.most-behind=12s"})
class SlowEngineTests {

    private static final String KEY = "sk-sotto-hasty";

    @LocalServerPort int port;
    @Autowired Models models;

    @TestConfiguration
    static class Keys {

        @Bean
        @Primary
        FakeKeys fakeKeys() {
            return new FakeKeys().with(KEY, new Caller.Key(TenantId.random(), UUID.randomUUID()));
        }
    }

    @Test
    void losesNoWordAndKeepsLittleInMemory() throws Exception {
        await().atMost(Duration.ofMinutes(1)).until(() -> !models.available().isEmpty());
        byte[] sent = Sound.twice().as(AudioFormat.PCM_16000);
        try (var replay = new Replay(port, KEY, AudioFormat.PCM_16000)) {
            replay.configured(false, true).speak(sent, 20);
            replay.say("sotto.finish");
            JsonNode finished = replay.hearUntil("sotto.finished");

            assertThat(replay.text()).isEqualTo(finished.path("text").asString());
            assertThat(replay.seconds()).isEqualTo(finished.path("seconds").asLong()).isEqualTo(19);
            int half = replay.text().length() / 2;
            assertThat(Clip.wordsIn(replay.text().substring(0, half))).isGreaterThan(7);
            assertThat(Clip.wordsIn(replay.text().substring(half))).isGreaterThan(7);
        }
    }
}
