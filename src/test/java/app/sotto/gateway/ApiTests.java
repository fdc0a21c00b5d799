package app.sotto.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.NoCapacityException;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The doors for programs over HTTP, as programs use them. */
@SpringBootTest(
        classes = ApiServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class ApiTests {

    private static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired FakeDictations dictations;
    @Autowired FakeModels models;

    @BeforeEach
    void afresh() {
        dictations.reset();
        models.speech(true);
    }

    @Test
    void healthIsOpenToAll() throws Exception {
        var answer = http.send(request("/health").build(), BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer))
                .isEqualTo(
                        json(
                                """
                                {"status": "healthy", "whisper_model": "openai/whisper-large-v3", "llm_model": "rules",
                                 "device": "cpu", "services": {"speech": "healthy", "polish": "healthy", "database": "healthy"}}
                                """));
    }

    @Test
    void healthIsDegradedWithoutASpeechModel() throws Exception {
        models.speech(false);

        var health = json(get("/health"));

        assertThat(health.path("status").asString()).isEqualTo("degraded");
        assertThat(health.path("whisper_model").isNull()).isTrue();
        assertThat(health.path("services").path("speech").asString()).isEqualTo("down");
    }

    @Test
    void everythingElseNeedsAKey() throws Exception {
        var without = http.send(request("/v1/models").build(), BodyHandlers.ofString());

        assertThat(without.statusCode()).isEqualTo(401);
        assertThat(without.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
        var error = json(without).path("error");
        assertThat(error.path("message").asString()).contains("Authorization: Bearer");
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("code").asString()).isEqualTo("invalid_api_key");
        assertThat(error.has("param")).isTrue();
    }

    @Test
    void aWrongKeyIsRefusedAndNotRepeated() throws Exception {
        var wrong =
                http.send(
                        request("/models")
                                .header("Authorization", "Bearer sk-sotto-x_wrong")
                                .build(),
                        BodyHandlers.ofString());

        assertThat(wrong.statusCode()).isEqualTo(401);
        assertThat(wrong.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(json(wrong).path("code").asString()).isEqualTo("invalid_api_key");
        assertThat(wrong.body()).doesNotContain("wrong");
        assertThat(wrong.headers().map()).doesNotContainKey("set-cookie");
    }

    @Test
    void listsWhatCanRun() throws Exception {
        var list = json(get("/v1/models"));
        assertThat(list.path("object").asString()).isEqualTo("list");
        assertThat(list.path("data").path(0).path("id").asString())
                .isEqualTo("openai/whisper-large-v3");
        assertThat(list.path("data").path(0).path("object").asString()).isEqualTo("model");
        assertThat(list.path("data").path(0).path("created").isIntegralNumber()).isTrue();

        assertThat(json(get("/models")).path("data").path(0).path("type").asString())
                .isEqualTo("speech");
    }

    @ParameterizedTest
    @ValueSource(strings = {"openai/whisper-large-v3", "openai%2Fwhisper-large-v3"})
    void showsOneModelWhoseNameHasASlash(String name) throws Exception {
        var answer = get("/v1/models/" + name);

        // An escaped slash is refused by the server before any door sees it.
        if (name.contains("%2F") && answer.statusCode() == 400) {
            return;
        }
        assertThat(json(answer).path("id").asString()).isEqualTo("openai/whisper-large-v3");
    }

    @Test
    void saysThatAModelIsNotThere() throws Exception {
        var answer = get("/v1/models/gpt-9");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("error").path("code").asString()).isEqualTo("model_not_found");
        assertThat(json(answer).path("error").path("message").asString()).contains("gpt-9");
    }

    @Test
    void transcribesForTheTenantOfTheKey() throws Exception {
        var answer =
                post(
                        TRANSCRIPTIONS,
                        Form.withFile()
                                .fields(
                                        "model=whisper-1&language=zh-CN&prompt=names&temperature=0.2"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(json(answer))
                .isEqualTo(
                        json(
                                """
                                {"text": "Ask not <what> your country can do.", "usage": {"type": "duration", "seconds": 9}}
                                """));
        assertThat(answer.headers().firstValue("x-sotto-seconds")).hasValue("9");
        assertThat(dictations.tenant()).hasValue(ApiServer.CALLER.tenant());
        assertThat(dictations.request())
                .isEqualTo(new FileRequest("zh-Hans", "whisper-1", "names", 0.2, null));
    }

    @Test
    void answersInVerboseJson() throws Exception {
        var answer =
                json(
                        post(
                                TRANSCRIPTIONS,
                                Form.withFile()
                                        .fields(
                                                "response_format=verbose_json&timestamp_granularities[]=word&timestamp_granularities[]=segment")));

        assertThat(answer.path("task").asString()).isEqualTo("transcribe");
        assertThat(answer.path("duration").asDouble()).isEqualTo(11.0);
        assertThat(answer.path("language").asString()).isEqualTo("en");
        assertThat(answer.path("segments").path(1).path("start").asDouble()).isEqualTo(3661.0);
        assertThat(answer.path("segments").path(0).path("avg_logprob").asDouble())
                .isEqualTo(Math.log(0.5));
        assertThat(answer.path("segments").path(0).propertyNames())
                .contains("seek", "tokens", "temperature", "compression_ratio");
        assertThat(answer.path("usage").path("seconds").asInt()).isEqualTo(9);
        assertThat(answer.path("segments").path(1).has("avg_logprob")).isFalse();
        assertThat(answer.path("words"))
                .isEqualTo(
                        json(
                                """
                                [{"word": "Ask", "start": 0.5, "end": 0.9, "estimated": true}]
                                """));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | text/plain | 'Ask not <what> your country can do.\n'",
                "srt | application/x-subrip | '1\n00:00:00,500 --> 00:00:02,250\nAsk not <what>\n\n2\n01:01:01,000 --> 01:01:02,500\nyour country can do.\n\n'",
                "vtt | text/vtt | 'WEBVTT\n\n00:00:00.500 --> 00:00:02.250\nAsk not &lt;what&gt;\n\n01:01:01.000 --> 01:01:02.500\nyour country can do.\n\n'",
            })
    void answersInOtherFormats(String format, String type, String body) throws Exception {
        var answer = post(TRANSCRIPTIONS, Form.withFile().field("response_format", format));

        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Type")).get().asString().startsWith(type);
        assertThat(answer.headers().firstValue("x-sotto-seconds")).hasValue("9");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "response_format=mp3 | response_format | json, text, srt, verbose_json, vtt",
                "language=klingon | language | ISO 639-1",
                "language=xx | language | ISO 639-1",
                "temperature=warm | temperature | 0 to 1",
                "temperature=1.5 | temperature | 0 to 1",
                "temperature=NaN | temperature | 0 to 1",
                "timestamp_granularities[]=word | timestamp_granularities[] | verbose_json",
                "response_format=verbose_json&timestamp_granularities[]=phoneme | timestamp_granularities[] | segment",
                "stream=perhaps | stream | stream=true",
                "stream=true&response_format=srt | response_format | json only",
                "stream=true&response_format=verbose_json | response_format | json only",
                "timestamp_granularities=word | timestamp_granularities[] | verbose_json",
                "include[]=logprobs | include[] | avg_logprob",
                "chunking_strategy=thirds | chunking_strategy | auto",
                "known_speaker_names[]=Anna | known_speaker_names[] | Speakers",
            })
    void saysWhichFieldIsWrong(String fields, String param, String words) throws Exception {
        var answer = post(TRANSCRIPTIONS, Form.withFile().fields(fields));

        assertThat(answer.statusCode()).isEqualTo(400);
        var error = json(answer).path("error");
        assertThat(error.path("param").asString()).isEqualTo(param);
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("message").asString()).contains(words);
        assertThat(dictations.request()).isNull();
    }

    @Test
    void asksForTheFile() throws Exception {
        for (var answer :
                List.of(
                        post(TRANSCRIPTIONS, Form.empty().field("model", "whisper-1")),
                        post(TRANSCRIPTIONS, Form.empty().file(InputStream::nullInputStream)),
                        send(TRANSCRIPTIONS, "application/json", "{\"file\": \"x\"}"),
                        send(TRANSCRIPTIONS, "application/x-www-form-urlencoded", "file=x"))) {
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("error").path("param").asString()).isEqualTo("file");
        }
    }

    @Test
    void aFormThatBreaksOffIsAnsweredNotDropped() throws Exception {
        var answer =
                http.send(
                        keyed(TRANSCRIPTIONS)
                                .header("Content-Type", Form.CONTENT_TYPE)
                                .POST(Form.withFile().broken())
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("error").path("code").asString()).isEqualTo("invalid_form");
    }

    @Test
    void takesLargeFilesInAStream() throws Exception {
        long size = 48L << 20;
        var answer = post(TRANSCRIPTIONS, Form.empty().file(() -> new Zeros(size)));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(dictations.bytes()).isEqualTo(size);
    }

    @Test
    void spentMinutesAreQuota() throws Exception {
        dictations.fail(new AllowanceSpentException(Instant.now().plusSeconds(3_600)));

        var answer = post(TRANSCRIPTIONS, Form.withFile());

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                .isBetween(3_590L, 3_600L);
        assertThat(json(answer).path("error").path("type").asString())
                .isEqualTo("insufficient_quota");
    }

    @Test
    void failuresBehindTheDoorsAreToldApart() throws Exception {
        assertFailure(
                new AudioRefusedException(AudioRefusedException.Reason.NOT_AUDIO, "No sound."),
                400,
                "audio_not_audio");
        assertFailure(
                new RecordingRefusedException(
                        RecordingRefusedException.Reason.TOO_LARGE, "Too large."),
                413,
                "file_too_large");
        assertFailure(
                new RecordingRefusedException(
                        RecordingRefusedException.Reason.NO_SPACE, "Disk full."),
                503,
                "no_space");
        assertFailure(
                new SpeechUnavailableException(new ModelNotFoundException("x", "No such model.")),
                404,
                "model_not_found");
        assertFailure(
                new SpeechUnavailableException(
                        new LanguageUnavailableException("zh", "Install whisper.")),
                400,
                "language_unavailable");
        assertFailure(
                new TranscriptionFailedException("Try again.", new NoCapacityException("x")),
                503,
                "transcription_failed");
        assertFailure(new NoCapacityException("All busy."), 503, "no_capacity");
        var crowded = new NoCapacityException("All busy.", Duration.ofSeconds(7));
        assertFailure(crowded, 429, "no_capacity");
        assertFailure(
                new TranscriptionFailedException("Busy.", crowded), 429, "transcription_failed");
    }

    @Test
    void whatNobodyExpectedIsKeptFromTheCaller() throws Exception {
        dictations.fail(new IllegalStateException("a secret of the inside"));

        var answer = post(TRANSCRIPTIONS, Form.withFile());

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).doesNotContain("secret").contains("reference");
    }

    @Test
    void transcribesAndOptimizesInOneCall() throws Exception {
        var byQuery = post("/transcribe_and_optimize?mode=formal&language=en", Form.withFile());

        assertThat(json(byQuery))
                .isEqualTo(
                        json(
                                """
                                {"raw_text": "Ask not <what> your country can do.", "optimized_text": "Polished.", "language": "en",
                                 "duration": 11.0, "mode": "formal", "engine": "rules", "outcome": "polished"}
                                """));
        assertThat(byQuery.headers().firstValue("x-sotto-seconds")).hasValue("9");

        var byForm = post("/transcribe_and_optimize", Form.withFile().field("mode", "concise"));
        assertThat(json(byForm).path("mode").asString()).isEqualTo("concise");

        var byDefault = post("/transcribe_and_optimize", Form.withFile());
        assertThat(json(byDefault).path("mode").asString()).isEqualTo("standard");
        assertThat(dictations.request())
                .isEqualTo(new FileRequest("auto", null, null, 0, Style.STANDARD));
    }

    @Test
    void transcribesOnly() throws Exception {
        assertThat(json(post("/transcribe_only", Form.withFile())))
                .isEqualTo(
                        json(
                                """
                                {"text": "Ask not <what> your country can do.", "language": "en", "duration": 11.0,
                                 "engine": "test/speech"}
                                """));
    }

    @Test
    void optimizesTextHoweverItIsSent() throws Exception {
        var wanted =
                json(
                        """
                        {"original": "hello", "optimized": "HELLO", "mode": "casual", "engine": "rules", "outcome": "polished"}
                        """);

        assertThat(
                        json(
                                send(
                                        "/optimize_only",
                                        "application/json",
                                        "{\"text\": \"hello\", \"mode\": \"casual\"}")))
                .isEqualTo(wanted);
        assertThat(
                        json(
                                send(
                                        "/optimize_only?mode=casual",
                                        "application/json",
                                        "{\"text\": \"hello\"}")))
                .isEqualTo(wanted);
        assertThat(
                        json(
                                send(
                                        "/optimize_only",
                                        "application/x-www-form-urlencoded",
                                        "text=hello&mode=casual")))
                .isEqualTo(wanted);
        assertThat(json(send("/optimize_only?text=hello&mode=casual", "text/plain", "")))
                .isEqualTo(wanted);
        assertThat(json(post("/optimize_only", Form.empty().fields("text=hello&mode=casual"))))
                .isEqualTo(wanted);
    }

    @Test
    void anUnknownModeNamesTheFive() throws Exception {
        for (String path :
                new String[] {
                    "/optimize_only?text=x&mode=poetic", "/transcribe_and_optimize?mode=poetic"
                }) {
            var answer = post(path, Form.withFile());

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(json(answer).path("detail").asString())
                    .contains("standard, formal, casual, concise, detailed");
            assertThat(json(answer).path("param").asString()).isEqualTo("mode");
        }
        assertThat(dictations.request()).isNull();
    }

    @Test
    void rawTextIsNeverPassedOffAsAStyle() throws Exception {
        var answer = post("/transcribe_and_optimize?mode=detailed", Form.withFile());

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("code").asString()).isEqualTo("model_required");
        assertThat(dictations.request()).as("nothing was worked on").isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"mode\": \"casual\"}", "{\"text\": \"  \"}"})
    void textIsNeeded(String body) throws Exception {
        var answer = send("/optimize_only", "application/json", body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).path("detail").asString()).isNotBlank();
    }

    @Test
    void tellsWhatWasUsed() throws Exception {
        var usage = json(get("/v1/usage"));

        assertThat(usage.path("period").path("start").asString()).isEqualTo("2026-11-01T00:00:00Z");
        assertThat(usage.path("totals").path("audio_seconds").asInt()).isEqualTo(9);
        assertThat(usage.path("remaining").path("audio_seconds").asInt()).isEqualTo(3590);
        assertThat(usage.path("data").path(0).path("day").asString()).isEqualTo("2026-11-21");
    }

    @Test
    void anUnknownAddressIsAnsweredInTheEnvelope() throws Exception {
        for (String path : new String[] {"/v1/nothing", TRANSCRIPTIONS}) {
            var answer = get(path);

            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(json(answer).path("error").path("code").asString()).isEqualTo("unknown_url");
        }
    }

    @Test
    void leavesTheSocketToTheSocket() throws Exception {
        assertThat(get("/v1/realtime").body()).isEqualTo("socket");
    }

    @Test
    void theOfficialClientWorks() {
        OpenAIClient client = client(ApiServer.KEY);
        var transcription =
                client.audio()
                        .transcriptions()
                        .create(file("whisper-1", AudioResponseFormat.JSON))
                        .asTranscription();

        assertThat(transcription.text()).isEqualTo("Ask not <what> your country can do.");
        assertThat(transcription.usage().orElseThrow().asDuration().seconds()).isEqualTo(9.0);
        assertThat(client.models().list().data().getFirst().id())
                .isEqualTo("openai/whisper-large-v3");

        var verbose =
                client.audio()
                        .transcriptions()
                        .create(file("whisper-1", AudioResponseFormat.VERBOSE_JSON))
                        .asVerbose();
        assertThat(verbose.duration()).isEqualTo(11.0);
        assertThat(verbose.segments().orElseThrow()).hasSize(2);
    }

    @Test
    void theOfficialClientUnderstandsErrors() {
        assertThat(
                        assertThrows(
                                UnauthorizedException.class,
                                () -> client("sk-sotto-x_wrong").models().list()))
                .hasMessageContaining("API key");
        assertThat(
                        assertThrows(
                                NotFoundException.class,
                                () -> client(ApiServer.KEY).models().retrieve("gpt-9")))
                .hasMessageContaining("gpt-9");
    }

    private void assertFailure(RuntimeException failure, int status, String code) throws Exception {
        dictations.fail(failure);
        var answer = post(TRANSCRIPTIONS, Form.withFile());
        assertThat(answer.statusCode()).as(code).isEqualTo(status);
        var error = json(answer).path("error");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("message").asString()).isEqualTo(failure.getMessage());
        assertThat(answer.headers().firstValue("Retry-After").isPresent())
                .isEqualTo(status == 503 || status == 429);
    }

    private OpenAIClient client(String key) {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + port + "/v1")
                .apiKey(key)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    private static TranscriptionCreateParams file(String model, AudioResponseFormat format) {
        return TranscriptionCreateParams.builder()
                .file("sound".getBytes(StandardCharsets.UTF_8))
                .model(model)
                .responseFormat(format)
                .build();
    }

    private HttpResponse<String> get(String path) throws Exception {
        return http.send(keyed(path).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, Form form) throws Exception {
        var request = keyed(path).header("Content-Type", Form.CONTENT_TYPE).POST(form.body());
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> send(String path, String type, String body) throws Exception {
        var request = keyed(path).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder keyed(String path) {
        return request(path).header("Authorization", "Bearer " + ApiServer.KEY);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(60));
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Silence of a given size. */
    private static final class Zeros extends InputStream {
        private long left;

        Zeros(long size) {
            left = size;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(left, length);
            left -= count;
            return count;
        }
    }
}
