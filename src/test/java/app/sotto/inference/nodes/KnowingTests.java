package app.sotto.inference.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.ScriptedNode;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the pool learns of engines of several makes, over HTTP. */
class KnowingTests {

    private static final String VLLM =
            """
            vllm:num_requests_running{engine="0"} %s
            vllm:num_requests_waiting{engine="0"} %s
            vllm:kv_cache_usage_perc{engine="0"} 0.5
            vllm:generation_tokens_total{engine="0"} %s
            """;

    private final ScriptedNode server = new ScriptedNode("whisper-large-v3");
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private final Endpoints endpoints = new Endpoints();

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void recognisesAnEngineByItsFigures() throws Exception {
        server.on("/metrics", ScriptedNode.text("tgi_queue_size 3\ntgi_batch_current_size 2\n"));

        var reading = watchedUntilRead("auto").reading();
        assertThat(reading.waiting()).isEqualTo(3);
        assertThat(reading.running()).isEqualTo(2);
        assertThat(reading.kvCache()).isNull();
    }

    @Test
    void aMissingFigureIsAnAlarmAndNotAZero() throws Exception {
        server.on("/metrics", ScriptedNode.text("vllm:num_requests_running 2\n"));

        var summary = watchedUntilRead("vllm");
        assertThat(summary.reading().waiting()).isNull();
        assertThat(summary.alarms())
                .singleElement()
                .asString()
                .contains("vllm:num_requests_waiting");
    }

    @Test
    void figuresThatShouldBeThereAndAreNotAreAnAlarm() throws Exception {
        var endpoint = endpoint("vllm");
        try (var _ = watch(endpoint, InstantSource.system())) {
            await().until(() -> !endpoint.summary().alarms().isEmpty());
            assertThat(endpoint.summary().alarms().getFirst().english()).contains("HTTP 404");
        }
    }

    @Test
    void aServerOfUnknownMakeMayHaveNoFigures() throws Exception {
        var endpoint = endpoint("auto");
        try (var _ = watch(endpoint, InstantSource.system())) {
            await().until(() -> endpoint.summary().state() == State.READY);
            assertThat(endpoint.summary().alarms()).isEmpty();
            assertThat(endpoint.stale()).isFalse();
        }
    }

    @Test
    void ejectsAnEngineThatHangsBehindAHealthyFace() throws Exception {
        metrics(4, 2, 100);
        var endpoint = endpoint("vllm");
        try (var _ = watch(endpoint, now::get)) {
            await().until(() -> endpoint.summary().reading() != null);
            assertThat(endpoint.summary().state()).isEqualTo(State.READY);

            now.updateAndGet(was -> was.plusSeconds(11));
            await().until(() -> endpoint.summary().state() == State.SUSPECT);
            assertThat(endpoint.summary().reason().english()).contains("done nothing for 11 s");
            assertThat(endpoint.models()).isEmpty();

            metrics(4, 2, 101);
            await().until(() -> endpoint.summary().state() == State.READY);
        }
    }

    @Test
    void anIdleEngineIsNotStuck() throws Exception {
        metrics(0, 0, 100);
        var endpoint = endpoint("vllm");
        try (var _ = watch(endpoint, now::get)) {
            await().until(() -> endpoint.summary().reading() != null);
            now.updateAndGet(was -> was.plusSeconds(600));
            int looks = server.asked("/metrics");
            await().until(() -> server.asked("/metrics") > looks + 3);
            assertThat(endpoint.summary().state()).isEqualTo(State.READY);
        }
    }

    @Test
    void anEngineWithoutFiguresProvesItselfByASmallRequest() throws Exception {
        server.on("/v1/audio/transcriptions", ScriptedNode.json("{\"text\":\"\"}"));
        var endpoint = endpoint("none");
        try (var _ = watch(endpoint, now::get)) {
            await().until(() -> endpoint.summary().state() == State.READY);
            endpoint.take(5);
            int looks = server.asked("/metrics");
            await().until(() -> server.asked("/metrics") > looks + 1);
            now.updateAndGet(was -> was.plusSeconds(11));
            await().until(() -> server.asked("/v1/audio/transcriptions") > 0);
            assertThat(endpoint.summary().state()).isEqualTo(State.READY);

            server.on("/v1/audio/transcriptions", ScriptedNode.status(500, "{}"));
            now.updateAndGet(was -> was.plusSeconds(11));
            await().until(() -> endpoint.summary().state() == State.SUSPECT);
        }
    }

    @Test
    void anEndpointThatStaysOutOfReachIsGoneAndMayComeBack() throws Exception {
        var gone = TestEndpoints.unseen("http://127.0.0.1:1/v1", 1, now::get);
        try (var _ = watch(gone, now::get)) {
            await().until(() -> gone.summary().state() == State.SUSPECT);
            now.updateAndGet(was -> was.plus(Endpoint.GONE_AFTER).plusSeconds(1));
            assertThat(gone.summary().state()).isEqualTo(State.GONE);
        }
        gone.become(new NodeState.Ready(java.util.Map.of(), null, false));
        assertThat(gone.summary().state()).isEqualTo(State.READY);
    }

    private void metrics(int running, int waiting, int tokens) {
        server.on("/metrics", ScriptedNode.text(VLLM.formatted(running, waiting, tokens)));
    }

    private EndpointSummary watchedUntilRead(String profile) throws Exception {
        var endpoint = endpoint(profile);
        try (var _ = watch(endpoint, InstantSource.system())) {
            await().until(() -> endpoint.summary().reading() != null);
            return endpoint.summary();
        }
    }

    private Endpoint endpoint(String profile) {
        var place = new Place(URI.create(server.baseUrl().toString()), profile, null);
        return new Endpoint("a", place, null, 8, now::get);
    }

    private Watching.Watch watch(Endpoint endpoint, InstantSource clock) {
        var settings = new WatchSettings(Duration.ofMillis(20), Duration.ofSeconds(3), 8);
        return new Watching(
                        Catalogues.always(CatalogueFile.read()), endpoints, settings, false, clock)
                .over(List.of(endpoint));
    }
}
