package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A raw WebSocket client that keeps what it said and heard. */
class RealtimeClient implements WebSocket.Listener, AutoCloseable {

    static final String TRANSCRIBE =
            "{\"type\": \"session.update\", \"session\": {\"type\": \"transcription\"}}";
    static final byte[] TENTH_OF_A_SECOND = new byte[4_800];
    static final HttpClient HTTP = HttpClient.newHttpClient();

    final List<String> exchange = new CopyOnWriteArrayList<>();
    final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final BlockingQueue<JsonNode> heard = new LinkedBlockingQueue<>();
    private final StringBuilder parts = new StringBuilder();
    private final boolean reading;
    private WebSocket socket;

    RealtimeClient(boolean reading) {
        this.reading = reading;
    }

    static RealtimeClient withKey(int port) {
        return open(
                port,
                HTTP.newWebSocketBuilder().header("Authorization", "Bearer sk-sotto-test_key"));
    }

    /** With a key, past the greeting. */
    static RealtimeClient connected(int port) throws InterruptedException {
        var client = withKey(port);
        client.hear("session.created");
        return client;
    }

    static RealtimeClient asBrowser(int port) {
        return open(
                port,
                HTTP.newWebSocketBuilder()
                        .header("Origin", "http://localhost:" + port)
                        .subprotocols("realtime", "openai-insecure-api-key.ek_sotto_test"));
    }

    static RealtimeClient open(int port, WebSocket.Builder builder) {
        return open(port, builder, true);
    }

    static RealtimeClient open(int port, WebSocket.Builder builder, boolean reading) {
        var client = new RealtimeClient(reading);
        client.socket = builder.buildAsync(address(port), client).join();
        return client;
    }

    static URI address(int port) {
        return URI.create("ws://localhost:" + port + "/v1/realtime?intent=transcription");
    }

    void say(String json) {
        exchange.add("→ " + json);
        socket.sendText(json, true).join();
    }

    void append(byte[] audio) {
        say("{\"type\": \"input_audio_buffer.append\", \"audio\": \"" + base64(audio) + "\"}");
    }

    void append(byte[] audio, long offset) {
        say(
                "{\"type\": \"input_audio_buffer.append\", \"audio\": \"%s\", \"sotto\": {\"offset\": %d}}"
                        .formatted(base64(audio), offset));
    }

    /** Begins a dictation with a tenth of a second of audio in it. */
    FakeDictations.FakeLive speaking(FakeDictations dictations) throws InterruptedException {
        say(TRANSCRIBE);
        hear("session.updated");
        append(TENTH_OF_A_SECOND);
        hear("session.updated");
        assertThat(hear("sotto.received").path("samples").asLong()).isEqualTo(2_400);
        return dictations.latest;
    }

    /** The sentence of the error that comes next. */
    String error(String code) throws InterruptedException {
        JsonNode error = hear("error").path("error");
        assertThat(error.path("code").asString()).as("%s", error).isEqualTo(code);
        return error.path("message").asString();
    }

    WebSocket socket() {
        return socket;
    }

    /** The next event, whatever it is; null where none comes. */
    JsonNode next(Duration patience) throws InterruptedException {
        return heard.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The next event of that type; acknowledgements are passed over unless asked for. */
    JsonNode hear(String type) throws InterruptedException {
        while (true) {
            JsonNode event = heard.poll(5, TimeUnit.SECONDS);
            assertThat(event).as("waiting for %s after %s", type, exchange).isNotNull();
            String heardType = event.path("type").asString("");
            if (heardType.equals("sotto.received") && !type.equals(heardType)) {
                continue;
            }
            assertThat(heardType).as("%s", event).isEqualTo(type);
            return event;
        }
    }

    @Override
    public void onOpen(WebSocket webSocket) {
        if (reading) {
            webSocket.request(Long.MAX_VALUE);
        }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        parts.append(data);
        if (last) {
            exchange.add("← " + parts);
            heard.add(JsonMapper.shared().readTree(parts.toString()));
            parts.setLength(0);
        }
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
        closed.complete(status);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        closed.complete(-1);
    }

    @Override
    public void close() {
        socket.abort();
    }

    private static String base64(byte[] audio) {
        return Base64.getEncoder().encodeToString(audio);
    }
}
