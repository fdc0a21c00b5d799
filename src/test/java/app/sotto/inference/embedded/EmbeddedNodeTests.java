package app.sotto.inference.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.OwnNode;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.MultipartField;
import com.openai.errors.BadRequestException;
import com.openai.errors.NotFoundException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionCreateResponse;
import com.openai.models.audio.transcriptions.TranscriptionVerbose;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The node in this process, asked by OpenAI's own client; with real speech and the demo engine. */
class EmbeddedNodeTests {

    @TempDir static Path models;

    private static EmbeddedNode node;
    private static OwnNode.Address address;
    private static OpenAIClient client;

    @BeforeAll
    static void open() {
        node =
                new EmbeddedNode(
                        new EmbeddedSettings(1, true, false, URI.create("http://x/"), ""), models);
        address = node.open();
        client = client(address.apiKey());
    }

    @AfterAll
    static void close() {
        client.close();
        node.close();
    }

    @Test
    void listsTheDemoEngine() {
        assertThat(client.models().list().data()).extracting("id").hasToString("[sphinx-en]");
    }

    @Test
    void recognisesRealSpeechAndTellsWhenEachWordWasSpoken() throws Exception {
        var whole =
                request(AudioResponseFormat.VERBOSE_JSON, "en", "sphinx-en")
                        .file(file(Speech.kennedy()))
                        .build();
        TranscriptionVerbose heard = client.audio().transcriptions().create(whole).asVerbose();

        assertThat(WordErrors.rate(Speech.KENNEDY, heard.text())).isLessThan(0.6);
        assertThat(heard.text()).contains("your country");
        assertThat(heard.language()).isEqualTo("english");
        assertThat(heard.duration()).isBetween(10.9, 11.1);
        var words = heard.words().orElseThrow();
        assertThat(words).hasSizeGreaterThan(15);
        assertThat(words).allMatch(word -> word.start() < word.end() && word.end() <= 11.0);
        assertThat(heard.segments().orElseThrow()).isNotEmpty();
    }

    @Test
    void answersWithPlainTextToo() throws Exception {
        try (var answer =
                client.audio()
                        .transcriptions()
                        .withRawResponse()
                        .create(request(AudioResponseFormat.TEXT, "en", "sphinx-en").build())) {
            assertThat(new String(answer.body().readAllBytes())).hasLineCount(1);
        }
    }

    @Test
    void refusesAnotherLanguageAndNamesTheModelToInstall() {
        assertThatThrownBy(() -> transcribe(AudioResponseFormat.JSON, "zh"))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("ggml-base.bin")
                .hasMessageContaining("SOTTO_HOME/models");
    }

    @Test
    void refusesWhatIsNoSpeech() {
        var noise =
                TranscriptionCreateParams.builder()
                        .file(file(new byte[] {1, 2, 3}))
                        .model("sphinx-en")
                        .build();
        assertThatThrownBy(() -> client.audio().transcriptions().create(noise))
                .isInstanceOf(BadRequestException.class)
                .hasMessageContaining("16 kHz");
    }

    @Test
    void knowsNoOtherModel() {
        assertThatThrownBy(() ->
                        client.audio()
                                .transcriptions()
                                .create(
                                        request(AudioResponseFormat.JSON, "en", "whisper-1")
                                                .build()))
                .isInstanceOf(NotFoundException.class);
        var chat =
                ChatCompletionCreateParams.builder()
                        .model("qwen2.5-7b")
                        .addUserMessage("Hello")
                        .build();
        assertThatThrownBy(() -> client.chat().completions().create(chat))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void letsNobodyInWithoutTheToken() {
        var stranger = client("guess");
        assertThatThrownBy(() -> stranger.models().list())
                .isInstanceOf(UnauthorizedException.class);
        stranger.close();
    }

    @Test
    void countsUnderTheNamesOfVllm() throws Exception {
        assertThat(transcribe(AudioResponseFormat.JSON, "en").asTranscription().text()).isNotNull();

        assertThat(get("/metrics"))
                .contains("vllm:num_requests_running 0", "vllm:num_requests_waiting 0")
                .containsPattern("vllm:request_success_total\\{finished_reason=\"stop\"} [1-9]")
                .contains("vllm:e2e_request_latency_seconds_bucket{le=\"+Inf\"}")
                .doesNotContain("tokens_total");
        assertThat(get("/health")).contains("\"device\":\"cpu\"");
    }

    private static String get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(address.baseUrl().resolve(path))
                                    .header("Authorization", "Bearer " + address.apiKey())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static TranscriptionCreateResponse transcribe(
            AudioResponseFormat format, String language) throws Exception {
        return client.audio()
                .transcriptions()
                .create(request(format, language, "sphinx-en").build());
    }

    private static TranscriptionCreateParams.Builder request(
            AudioResponseFormat format, String language, String model) {
        return TranscriptionCreateParams.builder()
                .file(file(Speech.aSecond()))
                .model(model)
                .language(language)
                .responseFormat(format);
    }

    private static MultipartField<InputStream> file(byte[] content) {
        return MultipartField.<InputStream>builder()
                .value(new ByteArrayInputStream(content))
                .filename("speech.wav")
                .build();
    }

    private static OpenAIClient client(String token) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(address.baseUrl().toString())
                .apiKey(token)
                .maxRetries(0)
                .timeout(Duration.ofMinutes(5))
                .build();
    }
}
