package app.sotto.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.transcription.TranscriptionFailedException;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.errors.InternalServerException;
import com.openai.errors.SseException;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import com.openai.models.audio.transcriptions.TranscriptionStreamEvent;
import com.openai.models.audio.translations.TranslationCreateParams;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A file's text as it is heard, and callers who leave before its end. */
@SpringBootTest(
        classes = ApiServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@SuppressWarnings("deprecation") // translations
class TranscriptionStreamTests {

    private static final String TEXT = "Ask not <what> your country can do.";

    @LocalServerPort int port;
    @Autowired FakeDictations dictations;

    @BeforeEach
    void afresh() {
        dictations.reset();
    }

    @Test
    void theDeltasJoinedAreTheText() {
        List<TranscriptionStreamEvent> events = stream();

        var deltas =
                events.stream()
                        .filter(TranscriptionStreamEvent::isTranscriptTextDelta)
                        .map(event -> event.asTranscriptTextDelta().delta())
                        .toList();
        assertThat(deltas).containsExactly("Ask not <what>", " your country can do.");
        var done = events.getLast().asTranscriptTextDone();
        assertThat(done.text()).isEqualTo(TEXT).isEqualTo(String.join("", deltas));
        assertThat(done.usage().orElseThrow()._additionalProperties().get("seconds"))
                .isEqualTo(JsonValue.from(9));
        assertThat(done._additionalProperties().get("sotto").toString()).contains("900");
    }

    @Test
    void eachEventIsALineOfItsOwn() throws Exception {
        assertThat(raw("/v1/audio/transcriptions", "stream", "true"))
                .contains("200", "text/event-stream", "x-accel-buffering: no")
                .contains(
                        """
                        data: {"type":"transcript.text.delta","delta":"Ask not <what>"}
                        """);
    }

    @Test
    void whatFailsBeforeTheFirstWordHasAStatus() {
        dictations.fail(new TranscriptionFailedException("Try again.", new IOException()));

        assertThatThrownBy(this::stream).isInstanceOf(InternalServerException.class);
    }

    @Test
    void whatFailsAfterTheFirstWordIsAnEvent() throws Exception {
        dictations.failMidway(new TranscriptionFailedException("Try again.", new IOException()));

        assertThatThrownBy(this::stream)
                .isInstanceOf(SseException.class)
                .hasMessageContaining("Try again.");
        assertThat(raw("/v1/audio/transcriptions", "stream", "true"))
                .contains("200", "event: error\ndata: {\"error\":{\"message\":\"Try again.\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"true", "false"})
    void whoHangsUpStopsTheWork(String stream) throws Exception {
        var heard = new CountDownLatch(1);
        var stopped = new AtomicBoolean();
        dictations.meanwhile(() -> {
            heard.countDown();
            try {
                Thread.sleep(Duration.ofSeconds(30));
            } catch (InterruptedException e) {
                stopped.set(true);
                Thread.currentThread().interrupt();
                throw new CancellationException();
            }
        });
        try (var _ = send("/v1/audio/transcriptions", "stream", stream)) {
            heard.await();
            Thread.sleep(700);
            assertThat(stopped).as("while the caller waits").isFalse();
        }
        await().atMost(Duration.ofSeconds(5)).untilTrue(stopped);
    }

    @Test
    void whoWaitsWithAnotherRequestAlreadySentIsStillThere() throws Exception {
        dictations.meanwhile(() -> {
            try {
                Thread.sleep(Duration.ofMillis(800));
            } catch (InterruptedException e) {
                throw new CancellationException();
            }
        });
        try (var socket = send("/v1/audio/transcriptions", "stream", "false")) {
            Thread.sleep(300);
            socket.getOutputStream()
                    .write(
                            "GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains(TEXT, "whisper_model");
        }
    }

    @Test
    void translatesToEnglish() {
        var answer =
                client().audio()
                        .translations()
                        .create(
                                TranslationCreateParams.builder()
                                        .file("sound".getBytes(StandardCharsets.UTF_8))
                                        .model("whisper-1")
                                        .build());

        assertThat(answer.asTranslation().text()).isEqualTo(TEXT);
        assertThat(dictations.request().translate()).isTrue();
        assertThat(dictations.request().model()).isEqualTo("openai/whisper-large-v3");
    }

    @Test
    void translatesInOtherFormatsToo() throws Exception {
        assertThat(raw("/v1/audio/translations", "response_format", "srt"))
                .contains("00:00:00,500 --> 00:00:02,250\nAsk not <what>");
        assertThat(raw("/v1/audio/translations", "response_format", "verbose_json"))
                .contains("\"task\":\"translate\"");
    }

    private List<TranscriptionStreamEvent> stream() {
        try (var events =
                client().audio()
                        .transcriptions()
                        .createStreaming(
                                TranscriptionCreateParams.builder()
                                        .file("sound".getBytes(StandardCharsets.UTF_8))
                                        .model("whisper-1")
                                        .responseFormat(AudioResponseFormat.JSON)
                                        .build())) {
            return events.stream().toList();
        }
    }

    private OpenAIClient client() {
        return OpenAIOkHttpClient.builder()
                .baseUrl("http://localhost:" + port + "/v1")
                .apiKey(ApiServer.KEY)
                .maxRetries(0)
                .timeout(Duration.ofSeconds(30))
                .build();
    }

    /** The whole answer as it was sent. */
    private String raw(String path, String field, String value) throws IOException {
        try (var socket = send(path, field, value)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write(
                            "GET /v1/none HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                                    .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .replace("X-Accel-Buffering", "x-accel-buffering");
        }
    }

    private Socket send(String path, String field, String value) throws IOException {
        var form =
                "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n\r\n"
                        + "sound\r\n--edge\r\nContent-Disposition: form-data; name=\""
                        + field
                        + "\"\r\n\r\n"
                        + value
                        + "\r\n--edge--\r\n";
        var head =
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                        + ApiServer.KEY
                        + "\r\nContent-Type: "
                        + Form.CONTENT_TYPE
                        + "\r\nContent-Length: "
                        + form.length()
                        + "\r\n\r\n";
        var socket = new Socket("localhost", port);
        socket.getOutputStream().write((head + form).getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
