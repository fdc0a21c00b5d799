package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.NodeState.Ready;
import app.sotto.inference.NodeState.Suspect;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeProbeTests {

    private static final Duration LIMIT = Duration.ofMillis(700);

    private final NodeProbe probe = new NodeProbe(Catalogue.load(), LIMIT);
    private final ScriptedNode server = new ScriptedNode("openai/whisper-large-v3", "bge-m3");

    @AfterEach
    void close() {
        probe.close();
        server.close();
    }

    @Test
    void readsWhatANodeServes() throws Exception {
        assertThat(ready(look()).models())
                .extracting(Model::kind)
                .containsExactly(ModelKind.SPEECH, ModelKind.EMBEDDING);
        assertThat(server.asked("/health")).isOne();
    }

    @Test
    void toleratesANodeWithoutHealth() throws Exception {
        server.on("/health", ScriptedNode.status(404, "{}"));

        assertThat(look()).isInstanceOf(Ready.class);
    }

    @Test
    void hearsWhatANodeRunsOn() throws Exception {
        server.on("/health", ScriptedNode.json("{\"device\":\"cpu\"}"));

        var ready = ready(look());
        assertThat(ready.device()).isEqualTo("cpu");
        assertThat(ready.models()).noneMatch(Model::live);
    }

    @Test
    void believesANodeThatSaysItIsUnwell() throws Exception {
        server.on("/health", ScriptedNode.status(503, ""));

        assertThat(suspect(look()).reason()).contains("503");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "[]", "null", "{\"data\":7}", "{\"data\":[{\"id\":3}]}", "<html>"})
    void suspectsWhatIsNoListOfModels(String answer) throws Exception {
        server.on("/v1/models", ScriptedNode.json(answer));

        assertThat(suspect(look()).reachable()).isTrue();
    }

    @Test
    void doesNotWaitForWhatHangsOrTricklesOrNeverEnds() throws Exception {
        server.on("/v1/models", ScriptedNode.hanging());
        assertThat(suspect(look()).reason()).contains("did not answer");

        server.on("/v1/models", ScriptedNode.trickling());
        assertThat(suspect(look()).reason()).contains("did not answer");

        server.on("/v1/models", ScriptedNode.json(" ".repeat(2 << 20)));
        assertThat(look()).isInstanceOf(Suspect.class);
    }

    @Test
    void noticesThatNobodyIsThere() throws Exception {
        server.close();

        assertThat(suspect(look()).reachable()).isFalse();
    }

    @Test
    void aNodeThatHangsKeepsNoOtherFromJoining() {
        try (var slow = new ScriptedNode("whisper-large-v3")) {
            slow.on("/health", ScriptedNode.hanging());
            var nodes = List.of(node(slow.baseUrl()), node(server.baseUrl()));
            try (var watch = new FleetWatch(probe, Duration.ofMillis(50), () -> {})) {
                watch.start(nodes);
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> nodes.get(1).state() instanceof Ready);
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> nodes.get(0).state() instanceof Suspect);
            }
        }
    }

    @Test
    void aReadyNodeMayAnswerLateOnce() {
        var node = node(server.baseUrl());
        try (var watch = new FleetWatch(probe, Duration.ofMillis(50), () -> {})) {
            watch.start(List.of(node));
            await().until(() -> node.state() instanceof Ready);
            server.on("/v1/models", ScriptedNode.status(500, ""));
            await().until(() -> node.state() instanceof Suspect);
            assertThat(node.models()).isEmpty();
            server.on("/v1/models", ScriptedNode.json(ScriptedNode.models("whisper-base")));
            await().until(() -> node.state() instanceof Ready);
        }
    }

    private NodeState look() throws InterruptedException {
        return probe.look(node(server.baseUrl()));
    }

    private static Node node(URI url) {
        return new Node(url, null, 1, InstantSource.system());
    }

    private static Ready ready(NodeState state) {
        assertThat(state).isInstanceOf(Ready.class);
        return (Ready) state;
    }

    private static Suspect suspect(NodeState state) {
        assertThat(state).isInstanceOf(Suspect.class);
        return (Suspect) state;
    }
}
