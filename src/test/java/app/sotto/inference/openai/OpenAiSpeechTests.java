package app.sotto.inference.openai;

import static app.sotto.inference.ScriptedNode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Recognition;
import app.sotto.inference.ScriptedNode;
import app.sotto.inference.SpeechWindow;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OpenAiSpeechTests {

    private static final String PATH = "/v1/audio/transcriptions";
    private static final SpeechWindow WINDOW =
            new SpeechWindow(new short[32_000], "en", "before", 0.2);

    private final ScriptedNode node = new ScriptedNode("some/whisper");
    private final NodeClients clients = new NodeClients();
    private final NodeCall call = new NodeCall();
    private final OpenAiSpeech speech = new OpenAiSpeech(clients, call);
    private final FakeLease lease = new FakeLease(node.baseUrl());

    @AfterEach
    void close() {
        call.close();
        clients.close();
        node.close();
    }

    @Test
    void readsSegmentsWithTheirMeasuresAndWords() {
        node.on(
                PATH,
                json(
                        """
                        {"text": " Hello there. You", "language": "english", "duration": 2.0,
                         "segments": [
                           {"id": 0, "start": 0.1, "end": 1.0, "text": " Hello there.",
                            "avg_logprob": -0.2, "compression_ratio": 1.1},
                           {"id": 1, "start": 1.2, "end": 30.0, "text": " You"}],
                         "words": [
                           {"word": "Hello", "start": 0.1, "end": 0.4},
                           {"word": "there", "start": 0.5, "end": 1.0},
                           {"word": "You", "start": 1.3, "end": 1.9}]}
                        """));

        var heard = recognise();
        assertThat(heard.text()).isEqualTo("Hello there. You");
        assertThat(heard.language()).isEqualTo("en");
        var first = heard.segments().getFirst();
        assertThat(first.avgLogprob()).isEqualTo(-0.2);
        assertThat(first.compressionRatio()).isEqualTo(1.1);
        assertThat(first.words()).extracting("text").containsExactly("Hello", "there");
        var second = heard.segments().getLast();
        assertThat(second.end()).isEqualTo(2.0);
        assertThat(second.avgLogprob()).isNull();
        assertThat(second.words()).hasSize(1);
        assertThat(lease.failures).isEmpty();
    }

    @Test
    void sendsAWaveFileWithEverythingTheNodeNeeds() {
        var sent = new AtomicReference<String>();
        node.on(
                PATH,
                exchange -> {
                    sent.set(exchange.getRequestHeaders().getFirst("Authorization"));
                    json("{\"text\":\"Hi\"}").answer(exchange);
                });
        recognise();

        assertThat(sent.get()).isEqualTo("Bearer key");
    }

    @ParameterizedTest
    @MethodSource
    void takesNodesThatKnowNoSegments(ScriptedNode.Behaviour answer) {
        node.on(PATH, answer);

        var heard = recognise();
        assertThat(heard.text()).isEqualTo("Hello there.");
        assertThat(heard.segments()).hasSize(1);
        assertThat(heard.segments().getFirst().end()).isEqualTo(2.0);
    }

    static Stream<ScriptedNode.Behaviour> takesNodesThatKnowNoSegments() {
        return Stream.of(
                json("{\"text\": \" Hello there. \"}"),
                json("{\"text\": \"Hello there.\", \"segments\": null, \"words\": 3}"),
                ScriptedNode.text("Hello there.\n"));
    }

    @Test
    void asksForLessWhereMoreIsRefused() {
        node.on(
                PATH,
                exchange ->
                        (node.asked(PATH) == 1
                                        ? ScriptedNode.status(400, "{\"error\":{}}")
                                        : json("{\"text\":\"Hello\"}"))
                                .answer(exchange));

        assertThat(recognise().text()).isEqualTo("Hello");
        assertThat(recognise().text()).isEqualTo("Hello");
        assertThat(node.asked(PATH)).isEqualTo(3);
        assertThat(lease.failures).isEmpty();
    }

    @Test
    void hearsNothingWhereNothingIsSaid() {
        node.on(PATH, json("{\"text\": \"\", \"segments\": []}"));

        assertThat(recognise().segments()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void countsABadAnswerAgainstTheNodeAndRepeatsNoneOfIt(
            String what, ScriptedNode.Behaviour answer) {
        node.on(PATH, answer);

        var thrown = catchThrowable(this::recognise);
        assertThat(thrown)
                .isInstanceOf(NoCapacityException.class)
                .hasCauseInstanceOf(Exception.class);
        assertThat(lease.failures).hasSize(1);
        assertThat(trace(thrown)).doesNotContain("secret").contains("some/whisper");
    }

    static Stream<Arguments> countsABadAnswerAgainstTheNodeAndRepeatsNoneOfIt() {
        return Stream.of(
                Arguments.of("empty", json("")),
                Arguments.of("web page", ScriptedNode.html()),
                Arguments.of("no text", json("{\"secret\": 1}")),
                Arguments.of("text is no string", json("{\"text\": [\"secret\"]}")),
                Arguments.of("given up", json("{\"text\": \"\", \"finish_reason\": \"abort\"}")),
                Arguments.of("cut JSON", json("{\"text\": \"a secret")),
                Arguments.of("cut body", ScriptedNode.truncated("{\"text\": \"a secret\"}")),
                Arguments.of("500", ScriptedNode.status(500, "{\"error\":\"secret\"}")),
                Arguments.of("503", ScriptedNode.status(503, "")),
                Arguments.of("401", ScriptedNode.status(401, "secret")),
                Arguments.of("404", ScriptedNode.status(404, "<html>secret</html>")),
                Arguments.of("400 twice", ScriptedNode.status(400, "{\"error\":\"secret\"}")));
    }

    @Test
    void neverAsksTwiceByItself() {
        node.on(PATH, ScriptedNode.status(500, ""));
        assertThatThrownBy(this::recognise).isInstanceOf(NoCapacityException.class);

        assertThat(node.asked(PATH)).isOne();
    }

    @Test
    void asksForATranslationWhereEnglishIsWanted() {
        node.on("/v1/audio/translations", json("{\"text\": \"Good day.\"}"));

        var heard =
                speech.recognise(lease, new SpeechWindow(new short[32_000], "de", null, 0, true));

        assertThat(heard.text()).isEqualTo("Good day.");
        assertThat(node.asked(PATH)).isZero();
    }

    @Test
    void stopsWhenItsThreadIsInterrupted() throws Exception {
        node.on(PATH, ScriptedNode.hanging());
        var thrown = new AtomicReference<Throwable>();
        var caller = Thread.ofPlatform().start(() -> thrown.set(catchThrowable(this::recognise)));
        await().until(() -> node.asked(PATH) == 1);
        caller.interrupt();

        assertThat(caller.join(Duration.ofSeconds(5))).isTrue();
        assertThat(thrown.get()).isInstanceOf(NoCapacityException.class);
        assertThat(lease.failures).isEmpty();
    }

    /** That is how a node learns that nobody wants the answer any more. */
    @Test
    void hangsUpOnTheNodeWhenItsThreadIsInterrupted() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var busy =
                    new FakeLease(URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v1"));
            var caller =
                    Thread.ofVirtual()
                            .start(() -> {
                                var _ = catchThrowable(() -> speech.recognise(busy, WINDOW));
                            });
            try (var connection = server.accept()) {
                connection.setSoTimeout(5_000);
                assertThat(connection.getInputStream().read()).isEqualTo('P');

                caller.interrupt();

                assertThat(endOf(connection)).isTrue();
            }
        }
    }

    private static boolean endOf(Socket connection) throws IOException {
        try {
            connection.getInputStream().transferTo(OutputStream.nullOutputStream());
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Test
    void writesAWaveHeader() {
        var wav = WavFile.of(new short[] {1, 2});

        assertThat(wav).hasSize(48);
        assertThat(new String(wav, 0, 4, StandardCharsets.US_ASCII)).isEqualTo("RIFF");
        assertThat(wav).endsWith(1, 0, 2, 0);
    }

    private Recognition recognise() {
        return speech.recognise(lease, WINDOW);
    }

    private static String trace(Throwable thrown) {
        var out = new StringWriter();
        thrown.printStackTrace(new PrintWriter(out));
        return out.toString();
    }
}
