package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.accounts.ClientSecrets;
import app.sotto.delivery.Tool;
import app.sotto.dictation.files.Upkeep;
import app.sotto.gateway.FakeKeys;
import app.sotto.inference.Models;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance;
import com.openai.core.ObjectMappers;
import com.openai.models.realtime.RealtimeServerEvent;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;

/** Real speech through the Realtime door, all rooms behind it, to a node that answers at once. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.RANDOM_PORT)
class ReplayTests {

    private static final String COMPLETED = "conversation.item.input_audio_transcription.completed";
    private static final TenantId TENANT = TenantId.random();
    private static final SimulatedNode node =
            SimulatedNode.start(NodeOptions.serving("whisper-large-v3").withSpeed(50));

    @LocalServerPort int port;
    @Autowired Models models;
    @Autowired SystemDatabase system;
    @Autowired FakeKeys keys;
    @Autowired Upkeep upkeep;
    @Autowired Allowance allowance;
    @Autowired CurrentTenant currentTenant;

    @TestConfiguration
    static class Keys {

        @Bean
        @Primary
        FakeKeys fakeKeys() {
            return new FakeKeys();
        }

        @Bean
        @Primary
        ClientSecrets clientSecrets() {
            return new ClientSecrets() {

                private final Map<String, Caller> issued = new ConcurrentHashMap<>();

                @Override
                public Issued issue(Caller caller) {
                    String secret = "ek_sotto_" + UUID.randomUUID();
                    issued.put(secret, caller);
                    return new Issued(secret, Instant.now().plusSeconds(60));
                }

                @Override
                public Optional<Caller> redeem(String secret) {
                    return Optional.ofNullable(issued.remove(secret));
                }
            };
        }
    }

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add("sotto.nodes", () -> node.baseUrl().toString());
        registry.add("sotto.inference.fetch", () -> "false");
        registry.add("sotto.inference.warm", () -> "false");
        registry.add("sotto.dictation.resume-window", () -> "1s");
        registry.add("sotto.dictation.heartbeat", () -> "200ms");
        registry.add("sotto.dictation.heartbeat-lost", () -> "1s");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nodeIsReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> !models.available().isEmpty());
    }

    static List<Arguments> waysToSpeak() {
        var ways = new ArrayList<Arguments>();
        for (AudioFormat format : AudioFormat.values()) {
            for (boolean serverVad : List.of(true, false)) {
                boolean older = format == AudioFormat.PCMU || format == AudioFormat.PCMA;
                ways.add(Arguments.of(format, serverVad, older, 20));
            }
        }
        ways.add(Arguments.of(AudioFormat.PCM_24000, true, true, 20));
        ways.add(Arguments.of(AudioFormat.PCM_24000, true, false, 1));
        return ways;
    }

    @ParameterizedTest
    @MethodSource("waysToSpeak")
    void hearsBillsAndTellsTheSameAtAnySpeed(
            AudioFormat format, boolean serverVad, boolean older, double speed) throws Exception {
        byte[] sent = Sound.twice().as(format);
        try (var replay = new Replay(port, key(), format)) {
            replay.configured(older, serverVad).speak(sent, speed);
            if (!serverVad) {
                replay.say("input_audio_buffer.commit");
            }
            replay.say("sotto.finish");
            JsonNode finished = replay.hearUntil("sotto.finished");

            followsTheProtocol(replay, serverVad);
            long seconds = finished.path("seconds").asLong();
            assertThat(replay.seconds()).isEqualTo(seconds);
            assertThat(lastBooked("LIVE")).isEqualTo(seconds);
            assertThat(secondsAsFile(Sound.wav(format, sent))).isEqualTo(seconds);
        }
    }

    @Test
    void answersEveryCommitThoughNothingWasSaid() throws Exception {
        for (boolean serverVad : List.of(true, false)) {
            try (var replay = new Replay(port, key(), AudioFormat.PCM_24000)) {
                replay.configured(false, serverVad).speak(new byte[48_000], 20);
                replay.say("input_audio_buffer.commit");
                JsonNode completed = replay.hearUntil(COMPLETED);

                assertThat(completed.path("transcript").asString()).isEmpty();
                assertThat(completed.at("/usage/seconds").asLong()).isZero();
                followsTheProtocol(replay, serverVad);
            }
        }
    }

    @Test
    void endsASegmentInTheMiddleOfAWord() throws Exception {
        byte[] sent = Sound.twice().as(AudioFormat.PCM_24000);
        int half = 48_000 * 5 / 2;
        try (var replay = new Replay(port, key(), AudioFormat.PCM_24000)) {
            replay.configured(false, true).speak(Arrays.copyOf(sent, half), 20);
            replay.say("input_audio_buffer.commit");
            replay.speak(Arrays.copyOfRange(sent, half, sent.length), 20);
            replay.say("sotto.finish");
            JsonNode finished = replay.hearUntil("sotto.finished");

            followsTheProtocol(replay, true);
            assertThat(replay.seconds()).isEqualTo(finished.path("seconds").asLong());
        }
    }

    @Test
    void chargesWhatWasHeardWhenTheClientSaysGoodbye() throws Exception {
        long before = booked();
        try (var replay = new Replay(port, key(), AudioFormat.PCM_24000)) {
            replay.configured(false, true).speak(firstHalf(), 20);
            hearTheFirstHalf(replay);
            replay.goodbye();

            await().untilAsserted(() -> assertThat(booked()).isEqualTo(before + 1));
            assertThat(lastBooked("LIVE")).isEqualTo(replay.seconds());
            assertThat(held()).isZero();
        }
    }

    @Test
    void chargesTheSameSomeTimeAfterTheClientDied() throws Exception {
        long before = booked();
        var replay = new Replay(port, key(), AudioFormat.PCM_24000);
        replay.configured(false, true).speak(firstHalf(), 20);
        hearTheFirstHalf(replay);
        replay.close();

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    upkeep.sweep();
                    assertThat(booked()).isEqualTo(before + 1);
                });
        assertThat(lastBooked("LIVE")).isEqualTo(replay.seconds());
        assertThat(held()).isZero();
    }

    @Test
    void chargesNothingToThoseWhoDieBeforeAnythingWasHeard() throws Exception {
        long before = booked();
        try (var replay = new Replay(port, key(), AudioFormat.PCM_24000)) {
            replay.configured(false, true).speak(new byte[24_000], 20);
            replay.hearUntil("sotto.received");
            assertThat(held()).isPositive();
        }
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> {
                    upkeep.sweep();
                    assertThat(held()).isZero();
                });
        assertThat(booked()).isEqualTo(before);
    }

    @Test
    void goesOnWhereTheConnectionBroke() throws Exception {
        byte[] sent = Sound.twice().as(AudioFormat.PCM_24000);
        String key = key();
        var first = new Replay(port, key, AudioFormat.PCM_24000);
        first.configured(false, true).speak(firstHalf(), 20);
        hearTheFirstHalf(first);
        first.close();

        try (var second = new Replay(port, key, AudioFormat.PCM_24000)) {
            long received = second.resumed(first.dictation());
            second.speak(Arrays.copyOfRange(sent, (int) (2 * received), sent.length), 20);
            second.say("sotto.finish");
            JsonNode finished = second.hearUntil("sotto.finished");

            assertThat(second.completed().getFirst().path("item_id").asString()).endsWith("_3");
            assertThat(finished.path("text").asString())
                    .isEqualTo(first.text() + " " + second.text());
            assertThat(finished.path("seconds").asLong())
                    .isEqualTo(first.seconds() + second.seconds())
                    .isBetween(19L, 20L);
        }
    }

    @Test
    void worksWithOpenAisClientsForNode() throws Exception {
        Path speech = Files.write(Path.of("target/speech-24000.pcm"), firstHalf());
        try (var front = new TlsFront(port)) {
            Tool.find("node", "nodejs")
                    .run(
                            Path.of("").toAbsolutePath(),
                            Map.of(
                                    "SOTTO", "https://localhost:" + front.port(),
                                    "KEYS", String.join(",", key(), key(), key(), key(), key()),
                                    "NODE_EXTRA_CA_CERTS", front.certificate().toString(),
                                    "SPEECH", speech.toAbsolutePath().toString()),
                            List.of("--test", "src/test/node/realtime/openai.test.mjs"))
                    .succeeds();
        } finally {
            Files.delete(speech);
        }
    }

    private static void hearTheFirstHalf(Replay replay) throws InterruptedException {
        for (int segment = 0; segment < 3; segment++) {
            replay.hearUntil(COMPLETED);
        }
    }

    private static byte[] firstHalf() {
        byte[] sent = Sound.twice().as(AudioFormat.PCM_24000);
        return Arrays.copyOf(sent, sent.length / 4 * 2);
    }

    /** A new one for each, as a plan may allow each only one stream at a time. */
    private String key() {
        String key = "sk-sotto-" + UUID.randomUUID();
        keys.with(key, new Caller.Key(TENANT, UUID.randomUUID()));
        return key;
    }

    private long held() {
        return currentTenant.callAs(TENANT, allowance::standing).heldSeconds();
    }

    private long booked() {
        return system.sql()
                .sql("select count(*) from usage.event where tenant_id = :tenant")
                .param("tenant", TENANT.value())
                .query(Long.class)
                .single();
    }

    /** Not the older shape, which its client has given up, nor 16 kHz, which is an addition. */
    private static boolean isOpenAis(JsonNode event) {
        String type = event.path("type").asString();
        return !type.startsWith("sotto.")
                && !type.startsWith("transcription_session.")
                && event.at("/session/audio/input/format/rate").asInt(0) != 16_000;
    }

    private static void followsTheProtocol(Replay replay, boolean serverVad) throws Exception {
        for (JsonNode event : replay.events) {
            if (isOpenAis(event)) {
                ObjectMappers.jsonMapper()
                        .readValue(event.toString(), RealtimeServerEvent.class)
                        .validate();
            }
        }
        replay.items()
                .forEach((id, events) -> {
                    List<String> types = events.stream().map(Replay::shortType).toList();
                    String order =
                            serverVad
                                    ? "(speech_started )?(delta )*(speech_stopped committed )?"
                                            + "(delta )*(committed )?(delta )*completed"
                                    : "(delta )*committed (delta )*completed";
                    assertThat(String.join(" ", types)).as(id).matches(order);
                    assertThat(types).as(id).containsOnlyOnce("committed", "completed");
                    StringBuilder deltas = new StringBuilder();
                    events.forEach(event -> deltas.append(event.path("delta").asString("")));
                    assertThat(deltas).hasToString(events.getLast().path("transcript").asString());
                });
        String before = null;
        for (JsonNode committed : replay.committed()) {
            assertThat(committed.path("previous_item_id").asString(null)).isEqualTo(before);
            before = committed.path("item_id").asString();
        }
    }

    private long lastBooked(String source) {
        return system.sql()
                .sql(
                        "select charged_seconds from usage.event where tenant_id = :tenant and"
                                + " source = :source order by occurred_at desc limit 1")
                .param("tenant", TENANT.value())
                .param("source", source)
                .query(Long.class)
                .single();
    }

    private long secondsAsFile(byte[] wav) throws Exception {
        var head =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII);
        var tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
        HttpResponse<String> answer =
                RealtimeClient.HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create(
                                                "http://localhost:"
                                                        + port
                                                        + "/v1/audio/transcriptions"))
                                .header("Authorization", "Bearer " + key())
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofByteArrays(List.of(head, wav, tail)))
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return Long.parseLong(answer.headers().firstValue("x-sotto-seconds").orElseThrow());
    }
}
