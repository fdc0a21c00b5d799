package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class JoinTests {

    private static final String WHISPER =
            "whisper speech openai/whisper-large-v3 main whisper-large-v3 0 8001 0.18 448";

    @TempDir Path folder;

    @Test
    void announcesWhatTheNodeServes() throws IOException {
        try (var pool = new FakePool()) {
            var node =
                    node(pool)
                            .set("HOURLY_COST_MICROS", "2350000")
                            .set("NODE_LABELS", "zone=a,rack=7");

            var result = node.run("join").succeeds();

            assertThat(pool.announcements())
                    .singleElement()
                    .isEqualTo(
                            JsonMapper.shared()
                                    .readTree(
                                            """
                                            {"name": "h100-a",
                                             "endpoints": [{"url": "https://10.0.0.5:8443/whisper/v1", "profile": "vllm",
                                                            "metrics": "https://10.0.0.5:8443/whisper/metrics"}],
                                             "gpu": {"kind": "H100-SXM-80GB", "count": 1}, "hourly_cost_micros": 2350000,
                                             "labels": {"zone": "a", "rack": "7"}, "exporter": "https://10.0.0.5:8443/dcgm/metrics", "draining": false}
                                            """));
            assertThat(result.output())
                    .contains("h100-a: ready, 2 in flight, models: whisper-large-v3");
        }
    }

    @Test
    void aCostThatNobodySetIsLeftOutRatherThanZero() throws IOException {
        try (var pool = new FakePool()) {
            node(pool).run("join").succeeds();
            node(pool).set("HOURLY_COST_MICROS", "0").run("join").succeeds();

            assertThat(pool.announcements().getFirst().has("hourly_cost_micros")).isFalse();
            assertThat(pool.announcements().getLast().path("hourly_cost_micros").asInt(-1))
                    .isZero();
        }
    }

    @Test
    void aCostThatIsNoNumberIsRefused() throws IOException {
        try (var pool = new FakePool()) {
            var result = node(pool).set("HOURLY_COST_MICROS", "2.35").run("join").fails();

            assertThat(result.output()).contains("HOURLY_COST_MICROS is '2.35'");
            assertThat(pool.announcements()).isEmpty();
        }
    }

    @Test
    void drainsUntilNothingIsInFlight() throws IOException {
        try (var pool = new FakePool(3, 1, 0)) {
            var result = node(pool).run("join", "--drain").succeeds();

            assertThat(pool.announcements())
                    .hasSize(3)
                    .allMatch(told -> told.path("draining").asBoolean());
            assertThat(result.output()).contains("3 in flight", "1 in flight", "0 in flight");
        }
    }

    @Test
    void givesUpDrainingAtTheLimit() throws IOException {
        try (var pool = new FakePool(4)) {
            var result = node(pool).set("DRAIN_LIMIT", "1").run("join", "--drain").fails();

            assertThat(result.output()).contains("not empty after 1 seconds");
        }
    }

    @Test
    void heartbeatDoesNotCallBackADrainingNode() throws IOException {
        try (var pool = new FakePool(0)) {
            var node = node(pool);
            node.run("join", "--drain").succeeds();
            node.run("join").succeeds();
            node.run("join", "--undrain").succeeds();

            assertThat(pool.announcements().stream().map(told -> told.path("draining").asBoolean()))
                    .containsExactly(true, true, false);
        }
    }

    @Test
    void saysThatTheTokenWasRefusedAndNeverShowsIt() throws IOException {
        try (var pool = new FakePool()) {
            var node = node(pool);
            Files.writeString(folder.resolve("join-token"), "another-secret");

            var result = node.run("join").fails();

            assertThat(result.output())
                    .contains("refused the join token")
                    .doesNotContain("another-secret");
            assertThat(pool.announcements()).isEmpty();
        }
    }

    @Test
    void stopsEnginesOnlyWhenThePoolHasNothingHere() throws IOException {
        try (var pool = new FakePool(2, 0)) {
            var node = node(pool);

            node.run("stop").succeeds();

            assertThat(pool.announcements())
                    .hasSize(2)
                    .allMatch(told -> told.path("draining").asBoolean());
            assertThat(node.journal())
                    .containsSubsequence(
                            List.of(
                                    "docker stop -t 135 sotto-whisper",
                                    "docker stop -t 10 sotto-gateway"));
        }
    }

    @Test
    void stopsAlsoWhenNobodyCanBeTold() {
        var node =
                new Node(folder)
                        .profile(1, WHISPER)
                        .set("SOTTO_URL", "http://127.0.0.1:9")
                        .set("DRAIN_LIMIT", "1");

        var result = node.run("stop").succeeds();

        assertThat(result.output()).contains("did not answer", "finish what they can");
        assertThat(node.journal()).contains("docker stop -t 135 sotto-whisper");
    }

    private Node node(FakePool pool) {
        return new Node(folder).profile(1, WHISPER).set("SOTTO_URL", pool.url());
    }
}
