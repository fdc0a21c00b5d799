package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthCheckTests {

    @TempDir Path folder;
    private FakeEngine engine;
    private Node node;

    @BeforeEach
    void start() throws IOException {
        engine = new FakeEngine();
        node =
                new Node(folder)
                        .profile(
                                1,
                                "polish text Qwen/Qwen2.5-14B-Instruct main qwen2.5-14b 0 %d 0.70 16384"
                                        .formatted(engine.port()))
                        .locked("Qwen/Qwen2.5-14B-Instruct");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void isSatisfiedWhileTokensAreMade() {
        engine.waiting(5);

        assertThat(check().succeeds().output()).contains("polish: healthy");
    }

    @Test
    void isSatisfiedWhenNothingHappensAndNobodyWaits() {
        engine.hangs();

        check().succeeds();
    }

    @Test
    void seesAHangBehindAHealthyLookingEngine() {
        engine.waiting(5).hangs();

        assertThat(check().fails().output())
                .contains("polish: 5 requests wait and no token was made for 0 s: it hangs");
    }

    @Test
    void seesAHangThatNobodyWaitsForByAskingForAnAnswer() {
        engine.hangs();

        assertThat(check("--probe").fails().output()).contains("gave no true answer");
    }

    @Test
    void doesNotProbeAnEngineThatIsBusyMakingTokens() {
        engine.waiting(50);

        check("--probe").succeeds();

        assertThat(engine.asked()).noneMatch(request -> request.contains("/v1/"));
    }

    @Test
    void warnsOfACertificateThatEndsSoon() {
        node.withDoor("127.0.0.1:8443");

        assertThat(check().succeeds().output()).contains("ends within 14 days");
    }

    @Test
    void takesAMissingMetricForAnAlarmAndNotForZero() {
        engine.countsNoTokens();

        assertThat(check().fails().output()).contains("a metric that must be there is missing");
    }

    @Test
    void seesAnEngineThatIsDown() {
        engine.healthyWhen(() -> false);

        assertThat(check().fails().output()).contains("/health does not answer 200");
    }

    @Test
    void startsAnUnhealthyEngineAgainWhenAskedTo() {
        engine.inside(node, "sotto-polish");

        check("--repair").fails();

        assertThat(node.journal()).contains("answered sotto-polish");
        assertThat(check().succeeds().output()).contains("healthy");
    }

    @Test
    void leavesADrainedNodeAlone() {
        engine.inside(node, "sotto-polish");
        node.write("state/draining", "");

        assertThat(check("--repair").fails().output()).contains("nothing is started again");
        assertThat(node.journal()).noneMatch(line -> line.startsWith("docker run"));
    }

    @Test
    void showsWhatItKnowsAndAQuestionMarkForTheRest() {
        engine.waiting(5).countsNoTokens();

        assertThat(node.run("status").succeeds().output())
                .contains("polish")
                .contains("25%")
                .contains(" 5 ");
        engine.close();
        assertThat(node.run("status").succeeds().output()).contains("?");
    }

    private Tool.Result check(String... options) {
        var all = new ArrayList<>(List.of("--window", "0"));
        all.addAll(List.of(options));
        return node.run("health-check", all.toArray(String[]::new));
    }
}
