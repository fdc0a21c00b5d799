package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A client that speaks a clip at some speed, and what it heard, item by item. */
final class Replay implements AutoCloseable {

    private static final String BUFFER = "input_audio_buffer.";
    private static final String TRANSCRIPTION = "conversation.item.input_audio_transcription.";
    private static final Duration PIECE = Duration.ofMillis(100);

    final List<JsonNode> events = new ArrayList<>();
    private final RealtimeClient client;
    private final AudioFormat format;

    Replay(int port, String key, AudioFormat format) {
        this.format = format;
        WebSocket.Builder builder =
                RealtimeClient.HTTP.newWebSocketBuilder().header("Authorization", "Bearer " + key);
        client = RealtimeClient.open(port, builder);
    }

    /** In OpenAI's present shape, or in the older one. */
    Replay configured(boolean older, boolean serverVad) throws InterruptedException {
        String turns = serverVad ? "{\"type\": \"server_vad\"}" : "null";
        client.say(
                older
                        ? """
                        {"type": "transcription_session.update", "session": {
                          "input_audio_format": "%s", "input_audio_transcription": {"model": "whisper-1"},
                          "turn_detection": %s}}\
                        """
                                .formatted(format.olderName(), turns)
                        : """
                        {"type": "session.update", "session": {"type": "transcription", "audio": {"input": {
                          "format": {"type": "%s", "rate": %d}, "transcription": {"model": "whisper-1"},
                          "turn_detection": %s}}}}\
                        """
                                .formatted(format.type(), format.rate(), turns));
        hearUntil(older ? "transcription_session.updated" : "session.updated");
        return this;
    }

    /** Takes up a dictation; the samples that need not be sent again. */
    long resumed(String dictation) throws InterruptedException {
        client.say(
                """
                {"type": "session.update", "session": {"type": "transcription", "audio": {"input": {
                  "transcription": {"model": "whisper-1"}}}}, "sotto": {"resume": "%s"}}\
                """
                        .formatted(dictation));
        return hearUntil("session.updated").at("/sotto/received").asLong();
    }

    String dictation() {
        return events.stream()
                .map(event -> event.at("/sotto/dictation_id"))
                .filter(JsonNode::isString)
                .findFirst()
                .orElseThrow()
                .asString();
    }

    void goodbye() {
        client.socket().sendClose(WebSocket.NORMAL_CLOSURE, "OK").join();
    }

    /** Sends it in pieces of a tenth of a second, {@code speed} times as fast as it was spoken. */
    void speak(byte[] audio, double speed) throws InterruptedException {
        int piece = (int) (format.bytesPerSecond() * PIECE.toMillis() / 1000);
        long began = System.nanoTime();
        for (int at = 0, n = 1; at < audio.length; at += piece, n++) {
            client.append(Arrays.copyOfRange(audio, at, Math.min(audio.length, at + piece)));
            long due = began + (long) (n * PIECE.toNanos() / speed);
            Thread.sleep(Duration.ofNanos(Math.max(0, due - System.nanoTime())));
        }
    }

    void say(String type) {
        client.say("{\"type\": \"" + type + "\"}");
    }

    JsonNode hearUntil(String type) throws InterruptedException {
        JsonNode event;
        do {
            event = client.next(Duration.ofSeconds(60));
            assertThat(event).as("waiting for %s after %s", type, events).isNotNull();
            assertThat(event.path("type").asString()).as("%s", event).isNotEqualTo("error");
            events.add(event);
        } while (!event.path("type").asString("").equals(type));
        return event;
    }

    /** Events about each item, in order, by their names' last part. */
    Map<String, List<JsonNode>> items() {
        var items = new LinkedHashMap<String, List<JsonNode>>();
        for (JsonNode event : events) {
            if (event.has("item_id") && !event.path("type").asString().startsWith("sotto.")) {
                items.computeIfAbsent(event.path("item_id").asString(), _ -> new ArrayList<>())
                        .add(event);
            }
        }
        return items;
    }

    List<JsonNode> committed() {
        return all(BUFFER + "committed");
    }

    List<JsonNode> completed() {
        return all(TRANSCRIPTION + "completed");
    }

    /** Seconds told with the items. */
    long seconds() {
        return completed().stream().mapToLong(item -> item.at("/usage/seconds").asLong()).sum();
    }

    String text() {
        return completed().stream()
                .map(item -> item.path("transcript").asString())
                .collect(Collectors.joining(" "));
    }

    static String shortType(JsonNode event) {
        String type = event.path("type").asString();
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private List<JsonNode> all(String type) {
        return events.stream().filter(event -> event.path("type").asString().equals(type)).toList();
    }

    @Override
    public void close() {
        client.close();
    }
}
