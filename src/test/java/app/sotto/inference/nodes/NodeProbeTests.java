package app.sotto.inference.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ScriptedNode;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.nodes.NodeState.Suspect;
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

    private final NodeHttp http = new NodeHttp(LIMIT);
    private final Catalogues catalogues = Catalogues.always(CatalogueFile.read());
    private final NodeProbe probe = new NodeProbe(http, catalogues, false);
    private final ScriptedNode server = new ScriptedNode("openai/whisper-large-v3", "bge-m3");

    @AfterEach
    void close() {
        http.close();
        server.close();
    }

    @Test
    void readsWhatANodeServes() throws Exception {
        assertThat(ready(look()).models().values())
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
        assertThat(ready.models().values()).noneMatch(Model::live);
    }

    @Test
    void believesANodeThatSaysItIsUnwell() throws Exception {
        server.on("/health", ScriptedNode.status(503, ""));

        assertThat(suspect(look()).reason().english()).contains("503");
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
        assertThat(suspect(look()).reason().english()).contains("did not answer");

        server.on("/v1/models", ScriptedNode.trickling());
        assertThat(suspect(look()).reason().english()).contains("did not answer");

        server.on("/v1/models", ScriptedNode.json(" ".repeat(5 << 20)));
        assertThat(look()).isInstanceOf(Suspect.class);
    }

    @Test
    void noticesThatNobodyIsThere() throws Exception {
        server.close();

        assertThat(suspect(look()).reachable()).isFalse();
    }

    @Test
    void aNodeThatHangsKeepsNoOtherFromJoining() throws Exception {
        try (var slow = new ScriptedNode("whisper-large-v3")) {
            slow.on("/health", ScriptedNode.hanging());
            var nodes = List.of(node(slow.baseUrl()), node(server.baseUrl()));
            try (var _ = watch(nodes)) {
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> nodes.get(1).state() instanceof Ready);
                await().atMost(Duration.ofSeconds(5))
                        .until(() -> nodes.get(0).state() instanceof Suspect);
            }
        }
    }

    @Test
    void aReadyNodeMayAnswerLateOnce() throws Exception {
        var node = node(server.baseUrl());
        try (var _ = watch(List.of(node))) {
            await().until(() -> node.state() instanceof Ready);
            server.on("/v1/models", ScriptedNode.status(500, ""));
            await().until(() -> node.state() instanceof Suspect);
            assertThat(node.models()).isEmpty();
            server.on("/v1/models", ScriptedNode.json(ScriptedNode.models("whisper-base")));
            await().until(() -> node.state() instanceof Ready);
        }
    }

    @Test
    void aSimulatedNodeServesTheEmbeddedDefaultOnly() throws Exception {
        server.on(
                "/v1/models",
                ScriptedNode.json(
                        "{\"data\":[{\"id\":\"whisper-large-v3\",\"owned_by\":\"sotto-simulated\"}]}"));

        assertThat(suspect(look()).reason().english()).contains("simulated");
        var atHome = new NodeProbe(http, catalogues, true);
        assertThat(ready(atHome.look(node(server.baseUrl()))).simulated()).isTrue();
    }

    private Watching.Watch watch(List<Endpoint> endpoints) {
        var settings = new WatchSettings(Duration.ofMillis(50), LIMIT, 1);
        return new Watching(catalogues, new Endpoints(), settings, false, InstantSource.system())
                .over(endpoints);
    }

    private NodeState look() throws InterruptedException {
        return probe.look(node(server.baseUrl()));
    }

    private static Endpoint node(URI url) {
        return TestEndpoints.unseen(url.toString(), 1, InstantSource.system());
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
