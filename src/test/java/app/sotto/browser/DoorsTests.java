package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.accounts.ApiKeys;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.polish.Polished;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcript;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionStreamEvent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The same audio costs the same through every door, and leaves one line in the ledger. */
@WholeApplication
class DoorsTests {

    /** The clip has eleven seconds, of which this many, rounded up, are speech. */
    private static final long SPEECH = 10;

    private static final int RATE = 16_000;

    @LocalServerPort int port;
    @Autowired ApiKeys keys;

    @Value("${sotto.home}")
    Path home;

    @Autowired Dictations dictations;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase database;

    private final HttpClient http = HttpClient.newHttpClient();
    private String key = "";
    private Caller caller =
            new Caller.Key(new app.sotto.tenancy.TenantId(new UUID(0, 0)), new UUID(0, 0));

    @BeforeEach
    void demoKey() throws IOException {
        var demo = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("demo.properties"))) {
            demo.load(file);
        }
        key =
                demo.values().stream()
                        .map(String::valueOf)
                        .filter(value -> value.startsWith("sk-sotto-"))
                        .findFirst()
                        .orElseThrow();
        caller = ((ApiKeys.Answer.Welcome) keys.authenticate(key, "127.0.0.1")).caller();
    }

    enum Door {
        TRANSCRIPTIONS,
        STREAM,
        JOB,
        TRANSCRIBE_ONLY,
        TRANSCRIBE_AND_OPTIMIZE,
        FILE,
        LIVE
    }

    @ParameterizedTest
    @EnumSource
    void billsTheSameAudioAlike(Door door) throws Exception {
        long before = events();

        go(door);

        await().atMost(Duration.ofMinutes(1)).until(() -> events() > before);
        assertThat(events()).isEqualTo(before + 1);
        assertThat(lastCharged()).isEqualTo(List.of(SPEECH, SPEECH * 100));
    }

    private void go(Door door) throws Exception {
        switch (door) {
            case TRANSCRIPTIONS -> post("/v1/audio/transcriptions");
            case STREAM -> stream();
            case JOB -> job();
            case TRANSCRIBE_ONLY -> post("/transcribe_only");
            case TRANSCRIBE_AND_OPTIMIZE -> post("/transcribe_and_optimize");
            case FILE -> submit();
            case LIVE -> speak();
        }
    }

    @SuppressWarnings("deprecation") // usage by tokens, which this is not
    private void stream() throws IOException {
        var client =
                OpenAIOkHttpClient.builder()
                        .baseUrl("http://localhost:" + port + "/v1")
                        .apiKey(key)
                        .build();
        var request =
                TranscriptionCreateParams.builder().file(Clip.file()).model("whisper-1").build();
        try (var events = client.audio().transcriptions().createStreaming(request)) {
            var all = events.stream().toList();
            var done = all.getLast().asTranscriptTextDone();
            assertThat(Clip.wordsIn(done.text())).isGreaterThan(7);
            assertThat(
                            all.stream()
                                    .filter(TranscriptionStreamEvent::isTranscriptTextDelta)
                                    .map(event -> event.asTranscriptTextDelta().delta())
                                    .collect(Collectors.joining()))
                    .isEqualTo(done.text());
            assertThat(done.usage().orElseThrow()._additionalProperties().get("seconds"))
                    .isEqualTo(JsonValue.from((int) SPEECH));
        } finally {
            client.close();
        }
    }

    private void job() throws Exception {
        var taken = send("/v1/transcription_jobs");
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
        var place =
                URI.create(
                        "http://localhost:"
                                + port
                                + taken.headers().firstValue("Location").orElseThrow());
        var look = HttpRequest.newBuilder(place).header("Authorization", "Bearer " + key).build();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(http.send(look, HttpResponse.BodyHandlers.ofString()).body())
                                .contains("\"completed\"", "\"seconds\":" + SPEECH));
        var answer = http.send(look, HttpResponse.BodyHandlers.ofString());
        assertThat(Clip.wordsIn(answer.body())).isGreaterThan(10);
        assertThat(answer.headers().firstValue("x-sotto-cost")).hasValue("" + SPEECH * 100);
    }

    private void post(String address) throws Exception {
        var answer = send(address);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("x-sotto-seconds")).hasValue("" + SPEECH);
        assertThat(answer.headers().firstValue("x-sotto-cost")).hasValue("" + SPEECH * 100);
    }

    private HttpResponse<String> send(String address) throws Exception {
        var head =
                "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"clip.wav\"\r\n\r\n";
        var body = new java.io.ByteArrayOutputStream();
        body.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
        body.writeBytes(clip());
        body.writeBytes("\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII));
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                        .header("Authorization", "Bearer " + key)
                        .header("Content-Type", "multipart/form-data; boundary=b")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private void submit() {
        currentTenant.runAs(
                caller.tenant(),
                () -> {
                    try (var audio = new ByteArrayInputStream(clip())) {
                        var request = new FileRequest("en", null, null, 0, null);
                        var _ = dictations.submit(caller, audio, "clip.wav", request);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private void speak() {
        byte[] pcm = Clip.samples();
        currentTenant.runAs(
                caller.tenant(),
                () -> {
                    var request =
                            new LiveRequest(
                                    "en", null, null, null, RATE, TurnDetection.SERVER_VAD, false);
                    try (var live = dictations.begin(caller, request, new Deaf())) {
                        int chunk = RATE / 5 * 2;
                        for (int at = 0; at < pcm.length; at += chunk) {
                            live.append(
                                    at / 2,
                                    Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + chunk)));
                        }
                        assertThat(live.finish().chargedSeconds()).isEqualTo(SPEECH);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private static byte[] clip() {
        try {
            return Files.readAllBytes(Clip.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long events() {
        return database.sql()
                .sql("select count(*) from usage.event where tenant_id = ?")
                .param(caller.tenant().value())
                .query(Long.class)
                .single();
    }

    private List<Long> lastCharged() {
        return database.sql()
                .sql(
                        """
                        select charged_seconds, included_micros + overage_micros from usage.event
                        where tenant_id = ? order by received_at desc limit 1
                        """)
                .param(caller.tenant().value())
                .query((row, _) -> List.of(row.getLong(1), row.getLong(2)))
                .single();
    }

    /** Nobody watches. */
    private static final class Deaf implements LiveEvents {

        @Override
        public void begins(DictationId dictation, int segment) {}

        @Override
        public void cut(Duration at) {}

        @Override
        public void wordless(int segment, long chargedSeconds) {}

        @Override
        public void speechStarted(Duration at) {}

        @Override
        public void speechStopped(Duration at) {}

        @Override
        public void partial(String text) {}

        @Override
        public void agreed(int segment, String text) {}

        @Override
        public void segment(int segment, Transcript.Segment text, long chargedSeconds) {}

        @Override
        public void polished(int segment, Polished polished) {}

        @Override
        public void failed(int segment, String message) {}

        @Override
        public void lag(Duration behind) {}

        @Override
        public void exhausted(Instant renewsAt) {}
    }
}
