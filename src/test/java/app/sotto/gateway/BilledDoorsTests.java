package app.sotto.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.browser.Clip;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.FileJob;
import app.sotto.inference.Models;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
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
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.json.JsonMapper;

/** Every door that has work done leaves one row in the ledger, alike for the same audio. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.RANDOM_PORT)
class BilledDoorsTests {

    private static final String KEY = "sk-sotto-doors";
    private static final TenantId TENANT = TenantId.random();
    private static final String CHAT =
            "{\"model\":\"qwen2.5-14b\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Count me\"}]}";

    /** The clip has eleven seconds, of which this many, rounded up, are speech. */
    private static final long SPEECH = 10;

    private static final long MICROS_A_SECOND = 100;
    private static final SimulatedNode node =
            SimulatedNode.start(
                    NodeOptions.serving("whisper-large-v3", "qwen2.5-14b", "bge-m3")
                            .withSpeed(200));

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired Models models;
    @Autowired SystemDatabase system;
    @Autowired FileJob job;
    @Autowired RequestMappingHandlerMapping requestMappingHandlerMapping;

    @TestConfiguration
    static class Keys {

        @Bean
        @Primary
        FakeKeys fakeKeys() {
            return new FakeKeys().with(KEY, new Caller.Key(TENANT, UUID.randomUUID()));
        }
    }

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add("sotto.nodes", () -> node.baseUrl().toString());
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nodeIsReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> models.available().size() == 3);
    }

    /** What is posted where, and whether it is speech. */
    enum Door {
        JSON("/v1/audio/transcriptions", "response_format=json"),
        TEXT("/v1/audio/transcriptions", "response_format=text"),
        SRT("/v1/audio/transcriptions", "response_format=srt"),
        VTT("/v1/audio/transcriptions", "response_format=vtt"),
        VERBOSE_JSON("/v1/audio/transcriptions", "response_format=verbose_json"),
        STREAM("/v1/audio/transcriptions", "stream=true"),
        TRANSLATION("/v1/audio/translations", ""),
        TRANSCRIBE_ONLY("/transcribe_only", ""),
        TRANSCRIBE_AND_OPTIMIZE("/transcribe_and_optimize", ""),
        JOB("/v1/transcription_jobs", ""),
        REALTIME("/v1/realtime", null),
        CHAT("/v1/chat/completions", null),
        EMBEDDINGS("/v1/embeddings", null),
        OPTIMIZE_ONLY("/optimize_only", null);

        final String path;
        final String form;

        Door(String path, String form) {
            this.path = path;
            this.form = form;
        }

        boolean isSpeech() {
            return form != null || this == REALTIME;
        }
    }

    /** Where nothing is billed, and why. */
    private static final Map<String, String> FREE =
            Map.of(
                    "/v1/realtime/client_secrets",
                    "a secret is no work; what is said with it is billed",
                    "/v1",
                    "there is nothing",
                    "/v1/{door:(?!realtime$).+}/**",
                    "there is nothing");

    @Test
    void everyDoorIsKnownHere() {
        Set<String> posts =
                requestMappingHandlerMapping.getHandlerMethods().entrySet().stream()
                        .filter(door ->
                                door.getValue().getBeanType().getName().startsWith("app.sotto."))
                        .map(Map.Entry::getKey)
                        .filter(BilledDoorsTests::takesPosts)
                        .flatMap(door -> door.getPatternValues().stream())
                        .collect(Collectors.toSet());
        Set<String> known =
                Arrays.stream(Door.values())
                        .filter(door -> door != Door.REALTIME)
                        .map(door -> door.path)
                        .collect(Collectors.toSet());
        known.addAll(FREE.keySet());

        assertThat(posts).isEqualTo(known);
    }

    private static boolean takesPosts(RequestMappingInfo door) {
        Set<RequestMethod> methods = door.getMethodsCondition().getMethods();
        return methods.isEmpty() || methods.contains(RequestMethod.POST);
    }

    @ParameterizedTest
    @EnumSource
    void leavesOneRow(Door door) throws Exception {
        long before = rows();

        go(door);

        await().atMost(Duration.ofSeconds(20)).until(() -> rows() > before);
        assertThat(rows()).isEqualTo(before + 1);
        Map<String, Object> row = lastRow();
        long price = number(row, "included_micros") + number(row, "overage_micros");
        if (door.isSpeech()) {
            long tokens = number(row, "prompt_tokens") + number(row, "completion_tokens");
            assertThat(number(row, "charged_seconds")).isEqualTo(SPEECH);
            assertThat(tokens > 0).isEqualTo(door == Door.TRANSCRIBE_AND_OPTIMIZE);
            assertThat(tokens > 0 || price == SPEECH * MICROS_A_SECOND).isTrue();
        } else {
            assertThat(number(row, "charged_seconds")).isZero();
            assertThat(number(row, "prompt_tokens")).isPositive();
        }
    }

    private void go(Door door) throws Exception {
        switch (door) {
            case REALTIME -> speak();
            case CHAT -> post(door.path, BodyPublishers.ofString(CHAT), "application/json");
            case EMBEDDINGS ->
                    post(
                            door.path,
                            BodyPublishers.ofString(
                                    "{\"model\":\"bge-m3\",\"input\":\"Count me\"}"),
                            "application/json");
            case OPTIMIZE_ONLY ->
                    post(
                            door.path,
                            BodyPublishers.ofString("{\"text\":\"um so count me in you know\"}"),
                            "application/json");
            case JOB -> job.run(TENANT, new DictationId(UUID.fromString(id(upload(door)))));
            default -> upload(door);
        }
    }

    private static String id(HttpResponse<String> job) {
        return JsonMapper.shared().readTree(job.body()).path("id").asString();
    }

    private HttpResponse<String> upload(Door door) throws Exception {
        Form form =
                Form.empty()
                        .file(() -> {
                            try {
                                return Files.newInputStream(Clip.file());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        })
                        .fields(door.form);
        return post(door.path, form.body(), Form.CONTENT_TYPE);
    }

    private HttpResponse<String> post(String path, BodyPublisher body, String type)
            throws Exception {
        HttpResponse<String> answer =
                http.send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Authorization", "Bearer " + KEY)
                                .header("Content-Type", type)
                                .POST(body)
                                .build(),
                        BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
        return answer;
    }

    private void speak() throws IOException {
        byte[] pcm = samples();
        var ears = new Ears();
        WebSocket socket =
                http.newWebSocketBuilder()
                        .header("Authorization", "Bearer " + KEY)
                        .buildAsync(URI.create("ws://localhost:" + port + Door.REALTIME.path), ears)
                        .join();
        socket.sendText(
                        """
                        {"type": "session.update", "session": {"type": "transcription",
                         "audio": {"input": {"format": {"type": "audio/pcm", "rate": 16000}}}}}\
                        """,
                        true)
                .join();
        for (int at = 0; at < pcm.length; at += 32_000) {
            byte[] piece = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + 32_000));
            socket.sendText(
                            "{\"type\": \"input_audio_buffer.append\", \"audio\": \""
                                    + Base64.getEncoder().encodeToString(piece)
                                    + "\"}",
                            true)
                    .join();
        }
        socket.sendText("{\"type\": \"sotto.finish\"}", true).join();
        String last = ears.finished.orTimeout(20, TimeUnit.SECONDS).join();
        assertThat(last).contains("\"seconds\":" + SPEECH);
        socket.abort();
    }

    private static byte[] samples() throws IOException {
        try (var audio = AudioSystem.getAudioInputStream(Clip.file().toFile())) {
            return audio.readAllBytes();
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits for the end. */
    private static final class Ears implements WebSocket.Listener {

        private final StringBuilder heard = new StringBuilder();
        final CompletableFuture<String> finished = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence event, boolean last) {
            heard.append(event).append('\n');
            if (event.toString().contains("sotto.finished")) {
                finished.complete(heard.toString());
            }
            socket.request(1);
            return null;
        }
    }

    private long rows() {
        return system.sql()
                .sql("select count(*) from usage.event where tenant_id = :tenant")
                .param("tenant", TENANT.value())
                .query(Long.class)
                .single();
    }

    private Map<String, Object> lastRow() {
        return system.sql()
                .sql(
                        "select * from usage.event where tenant_id = :tenant"
                                + " order by received_at desc limit 1")
                .param("tenant", TENANT.value())
                .query()
                .singleRow();
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
