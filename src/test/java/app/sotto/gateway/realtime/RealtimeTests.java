package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.dictation.Mark;
import app.sotto.gateway.realtime.FakeDictations.FakeLive;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.activity.VoiceActivity;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What is told over a session, from the first sample to the last. */
@SpringBootTest(
        classes = RealtimeSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.realtime.acknowledge-every=100ms",
            "sotto.realtime.max-waiting-chars=200000"
        })
class RealtimeTests {

    private static final String COMPLETED = "conversation.item.input_audio_transcription.completed";

    @Autowired FakeDictations dictations;
    @LocalServerPort int port;

    @BeforeEach
    void forget() {
        dictations.reset();
    }

    @Test
    void describesTheSessionWhenItOpens() throws Exception {
        try (var client = RealtimeClient.withKey(port)) {
            JsonNode created = client.hear("session.created");
            assertThat(created.path("event_id").asString()).startsWith("event_");
            JsonNode session = created.path("session");
            assertThat(session.path("type").asString()).isEqualTo("transcription");
            assertThat(session.at("/audio/input/format/rate").asInt()).isEqualTo(24_000);
            assertThat(session.at("/audio/input/turn_detection/type").asString())
                    .isEqualTo("server_vad");
        }
    }

    @Test
    void tellsWhatItMakesOfWishesThatItHasItsOwnWayWith() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say(
                    """
                    {"type": "session.update", "session": {"type": "transcription", "audio": {"input": {
                      "noise_reduction": {"type": "near_field"},
                      "transcription": {"model": "gpt-4o-transcribe", "languages": ["zh"], "delay": "low"},
                      "turn_detection": {"type": "server_vad", "threshold": 0.9,
                        "prefix_padding_ms": 1, "silence_duration_ms": 9000}}}}}\
                    """);
            JsonNode input = client.hear("session.updated").at("/session/audio/input");
            assertThat(input.path("noise_reduction").isNull()).isTrue();
            assertThat(input.at("/transcription/language").asString()).isEqualTo("zh");
            JsonNode turns = input.path("turn_detection");
            assertThat(turns.path("threshold").asDouble()).isEqualTo(0.5);
            assertThat(turns.path("prefix_padding_ms").asInt())
                    .isEqualTo(VoiceActivity.PADDING / 16);
            assertThat(turns.path("silence_duration_ms").asInt())
                    .isEqualTo(VoiceActivity.MIN_SILENCE / 16);
        }
    }

    @Test
    void beginsWithTheFirstAudioInTheWayAskedFor() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say(
                    """
                    {"type": "session.update", "session": {"type": "transcription", "audio": {"input": {
                      "format": {"type": "audio/pcm", "rate": 16000},
                      "transcription": {"model": "whisper-1", "language": "en-GB", "prompt": "A talk",
                        "keywords": ["Sotto", "vLLM"]},
                      "turn_detection": null}}},
                     "sotto": {"style": "formal", "keep": true, "commands": true}}\
                    """);
            JsonNode updated = client.hear("session.updated");
            assertThat(updated.has("sotto")).isFalse();
            assertThat(updated.at("/session/audio/input/transcription/language").asString())
                    .isEqualTo("en");
            assertThat(dictations.latest).isNull();

            client.append(new byte[3_200]);
            JsonNode begun = client.hear("session.updated");
            FakeLive live = dictations.latest;
            assertThat(begun.at("/sotto/dictation_id").asString())
                    .isEqualTo(live.id.value().toString());
            assertThat(live.request)
                    .isEqualTo(
                            new Dictations.LiveRequest(
                                    "en",
                                    "whisper-1",
                                    "A talk, Sotto, vLLM",
                                    Style.FORMAL,
                                    16_000,
                                    TurnDetection.MANUAL,
                                    true,
                                    true));
            assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(1_600);
            assertThat(dictations.tenants)
                    .isNotEmpty()
                    .allMatch(RealtimeSlice.KEY.tenant()::equals);
        }
    }

    @Test
    void tellsWhatWasObeyedBeforeWhatIsWritten() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            LiveEvents events = client.speaking(dictations).events;
            events.obeyed(0, List.of(new Mark(7, 16, Mark.Kind.OPEN_QUOTE, 0)));

            JsonNode obeyed = client.hear("sotto.obeyed");
            assertThat(obeyed.path("item_id").asString()).endsWith("_0");
            assertThat(obeyed.at("/commands/0").toString())
                    .isEqualTo("{\"from\":7,\"to\":16,\"command\":\"open_quote\"}");
        }
    }

    @Test
    void speaksTheOlderShapeToThoseWhoDo() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say(
                    """
                    {"type": "transcription_session.update", "session": {"input_audio_format": "g711_ulaw",
                      "input_audio_transcription": {"model": "whisper-1", "language": "zh"},
                      "turn_detection": {"type": "server_vad", "silence_duration_ms": 500}}}\
                    """);
            JsonNode updated = client.hear("transcription_session.updated");
            assertThat(updated.at("/session/input_audio_format").asString()).isEqualTo("g711_ulaw");
            client.append(new byte[] {(byte) 0xff, 0});
            client.hear("transcription_session.updated");
            assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(2);
            assertThat(dictations.latest.request.sampleRate()).isEqualTo(8_000);
            assertThat(dictations.latest.audio.toByteArray()).containsExactly(0, 0, 0x84, 0x82);
        }
    }

    @Test
    void tellsWhatIsHeardFromTheFirstSampleToTheEnd() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            LiveEvents events = live.events;
            events.speechStarted(Duration.ofMillis(320));
            events.partial("hello wor");
            events.agreed(0, "Hello");
            events.agreed(0, " world.");
            events.lag(Duration.ofMillis(1_500));
            events.speechStopped(Duration.ofMillis(1_400));
            events.segment(0, segment("Hello world.", 1_350), 2);
            events.polished(
                    0,
                    new Polished(
                            "Hello, world.",
                            Style.STANDARD,
                            Polished.RULES,
                            Polished.Outcome.POLISHED,
                            0,
                            0));

            String item = "item_" + live.id.value().toString().substring(0, 8) + "_0";
            JsonNode started = client.hear("input_audio_buffer.speech_started");
            assertThat(started.path("audio_start_ms").asLong()).isEqualTo(320);
            assertThat(started.path("item_id").asString()).isEqualTo(item);
            assertThat(client.hear("sotto.partial").path("text").asString()).isEqualTo("hello wor");
            assertThat(delta(client)).isEqualTo("Hello");
            assertThat(delta(client)).isEqualTo(" world.");
            assertThat(client.hear("sotto.lag").path("ms").asLong()).isEqualTo(1_500);
            assertThat(
                            client.hear("input_audio_buffer.speech_stopped")
                                    .path("audio_end_ms")
                                    .asLong())
                    .isEqualTo(1_400);
            JsonNode committed = client.hear("input_audio_buffer.committed");
            assertThat(committed.path("item_id").asString()).isEqualTo(item);
            assertThat(committed.path("previous_item_id").isNull()).isTrue();
            JsonNode completed =
                    client.hear("conversation.item.input_audio_transcription.completed");
            assertThat(completed.path("item_id").asString()).isEqualTo(item);
            assertThat(completed.path("transcript").asString()).isEqualTo("Hello world.");
            assertThat(completed.at("/usage/type").asString()).isEqualTo("duration");
            assertThat(completed.at("/usage/seconds").asLong()).isEqualTo(2);
            JsonNode polished = client.hear("sotto.polished");
            assertThat(polished.path("text").asString()).isEqualTo("Hello, world.");
            assertThat(polished.path("engine").asString()).isEqualTo("rules");
            assertThat(polished.path("outcome").asString()).isEqualTo("polished");

            live.result = result("Hello world.", 2);
            client.say("{\"type\": \"sotto.finish\"}");
            JsonNode finished = client.hear("sotto.finished");
            assertThat(finished.path("dictation_id").asString())
                    .isEqualTo(live.id.value().toString());
            assertThat(finished.path("text").asString()).isEqualTo("Hello world.");
            assertThat(finished.path("seconds").asLong()).isEqualTo(2);
            Exchange.keep(client);
        }
    }

    @Test
    void sendsTheWholeTextAsDeltaWhereNothingWasAgreedBefore() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            LiveEvents events = client.speaking(dictations).events;
            events.segment(0, segment("At a pause.", 900), 1);
            client.hear("input_audio_buffer.committed");
            assertThat(delta(client)).isEqualTo("At a pause.");
            client.hear("conversation.item.input_audio_transcription.completed");
        }
    }

    @Test
    void namesWhatEndedWhileRecognitionLagsBehind() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            LiveEvents events = client.speaking(dictations).events;
            events.speechStarted(Duration.ZERO);
            events.cut(Duration.ofSeconds(6));
            events.speechStopped(Duration.ofSeconds(8));
            events.speechStarted(Duration.ofSeconds(9));
            events.segment(0, segment("One.", 6_000), 6);
            events.wordless(1, 2);
            events.speechStopped(Duration.ofSeconds(10));
            events.segment(2, segment("Two.", 10_000), 1);

            assertThat(item(client, "input_audio_buffer.speech_started")).endsWith("_0");
            assertThat(item(client, "input_audio_buffer.committed")).endsWith("_0");
            assertThat(item(client, "input_audio_buffer.speech_stopped")).endsWith("_1");
            assertThat(item(client, "input_audio_buffer.committed")).endsWith("_1");
            assertThat(item(client, "input_audio_buffer.speech_started")).endsWith("_2");
            assertThat(delta(client)).isEqualTo("One.");
            assertThat(item(client, COMPLETED)).endsWith("_0");
            JsonNode wordless = client.hear(COMPLETED);
            assertThat(wordless.path("item_id").asString()).endsWith("_1");
            assertThat(wordless.path("transcript").asString()).isEmpty();
            assertThat(wordless.at("/usage/seconds").asLong()).isEqualTo(2);
            assertThat(item(client, "input_audio_buffer.speech_stopped")).endsWith("_2");
            assertThat(item(client, "input_audio_buffer.committed")).endsWith("_2");
            assertThat(delta(client)).isEqualTo("Two.");
            assertThat(item(client, COMPLETED)).endsWith("_2");
        }
    }

    @Test
    void tellsThatASegmentFailedInItsPlace() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            LiveEvents events = client.speaking(dictations).events;
            events.failed(0, "No node answered.");
            client.hear("input_audio_buffer.committed");
            JsonNode failed = client.hear("conversation.item.input_audio_transcription.failed");
            assertThat(failed.at("/error/message").asString()).isEqualTo("No node answered.");
        }
    }

    /** The words that were agreed stand; what is lacking after them is told of the same item. */
    @Test
    void tellsOfOneItemThatItsRestFailed() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            LiveEvents events = client.speaking(dictations).events;
            events.speechStarted(Duration.ZERO);
            events.speechStopped(Duration.ofSeconds(1));
            events.speechStarted(Duration.ofSeconds(2));
            events.speechStopped(Duration.ofSeconds(3));
            events.segment(0, segment("One.", 1_000), 1);
            events.failed(0, "No node answered.");
            events.segment(1, segment("Two.", 1_000), 1);

            for (String item : List.of("_0", "_1")) {
                assertThat(item(client, "input_audio_buffer.speech_started")).endsWith(item);
                assertThat(item(client, "input_audio_buffer.speech_stopped")).endsWith(item);
                assertThat(item(client, "input_audio_buffer.committed")).endsWith(item);
            }
            assertThat(delta(client)).isEqualTo("One.");
            assertThat(item(client, COMPLETED)).endsWith("_0");
            assertThat(item(client, "conversation.item.input_audio_transcription.failed"))
                    .endsWith("_0");
            assertThat(delta(client)).isEqualTo("Two.");
            assertThat(item(client, COMPLETED)).endsWith("_1");
        }
    }

    @Test
    void endsASegmentWhenTold() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            client.say("{\"type\": \"input_audio_buffer.commit\"}");
            client.hear("input_audio_buffer.committed");
            client.say("{\"type\": \"input_audio_buffer.commit\"}");
            assertThat(client.error("input_audio_buffer_commit_empty")).contains("no audio");
            assertThat(live.commits).isEqualTo(1);
        }
    }

    @Test
    void changesTheStyleWhileSpeaking() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            client.say("{\"type\": \"sotto.style\", \"style\": \"casual\"}");
            client.say("{\"type\": \"sotto.style\", \"style\": null}");
            client.say("{\"type\": \"sotto.style\", \"style\": \"loud\"}");
            assertThat(client.error("invalid_value")).contains("standard", "detailed");
            assertThat(live.styles).containsExactly(Style.CASUAL, null);
        }
    }

    @Test
    void resumesWhereTheConnectionBroke() throws Exception {
        FakeLive live;
        try (var client = RealtimeClient.asBrowser(port)) {
            client.hear("session.created");
            live = client.speaking(dictations);
        }
        assertThat(live.wasClosed()).isTrue();
        live.segments = 3;

        try (var again = RealtimeClient.asBrowser(port)) {
            again.hear("session.created");
            again.say(
                    """
                    {"type": "session.update", "session": {"type": "transcription"},
                     "sotto": {"resume": "%s", "style": "formal"}}\
                    """
                            .formatted(live.id.value()));
            JsonNode updated = again.hear("session.updated");
            assertThat(updated.at("/sotto/received").asLong()).isEqualTo(2_400);
            again.append(new byte[9_600], 1_200);
            assertThat(again.hear("sotto.received").path("samples").asLong()).isEqualTo(6_000);
            assertThat(live.audio.size()).isEqualTo(12_000);
            assertThat(live.styles).containsExactly(Style.FORMAL);
            live.events.segment(3, segment("Going on.", 900), 1);
            assertThat(
                            again.hear("input_audio_buffer.committed")
                                    .path("previous_item_id")
                                    .asString())
                    .endsWith("_2");
        }
    }

    @Test
    void tellsWhenMinutesRunOutWhileSpeaking() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.speaking(dictations).events.exhausted(Instant.parse("2030-01-01T00:00:00Z"));
            client.hear("sotto.exhausted");
        }
    }

    @Test
    void beginsAnewAfterTheEnd() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive first = client.speaking(dictations);
            client.say("{\"type\": \"sotto.finish\"}");
            client.hear("sotto.finished");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            client.hear("session.updated");
            assertThat(dictations.latest.id).isNotEqualTo(first.id);
            assertThat(first.closed.getCount()).isEqualTo(1);
        }
    }

    @Test
    void takesEventsInParts() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.socket().sendText(RealtimeClient.TRANSCRIBE.substring(0, 20), false).join();
            client.socket().sendText(RealtimeClient.TRANSCRIBE.substring(20), true).join();
            client.hear("session.updated");
            client.append(new byte[600_000]);
            client.hear("session.updated");
            assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(300_000);
        }
    }

    @Test
    void silenceIsToldByItsLength() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            client.say(silence(2_400, 16_000));
            client.append(RealtimeClient.TENTH_OF_A_SECOND, 18_400);
            client.say(silence(20_800, -1));
            assertThat(client.error("invalid_value")).contains("without a sound");
            client.say(silence(20_800, 480_001));
            assertThat(client.error("invalid_value")).contains("480000");
            assertThat(live.received()).isEqualTo(20_800);
            byte[] told = Arrays.copyOfRange(live.audio.toByteArray(), 2 * 2_400, 2 * 18_400);
            assertThat(told).containsOnly(0);
        }
    }

    private static String silence(long offset, int samples) {
        return "{\"type\": \"input_audio_buffer.append\", \"sotto\": {\"offset\": %d, \"silence\": %d}}"
                .formatted(offset, samples);
    }

    private static String item(RealtimeClient client, String type) throws InterruptedException {
        return client.hear(type).path("item_id").asString();
    }

    private static String delta(RealtimeClient client) throws InterruptedException {
        return client.hear("conversation.item.input_audio_transcription.delta")
                .path("delta")
                .asString();
    }

    private static Transcript.Segment segment(String text, long endMs) {
        return new Transcript.Segment(
                Duration.ofMillis(320), Duration.ofMillis(endMs), text, null, List.of());
    }

    private static Dictations.Result result(String text, long seconds) {
        return new Dictations.Result(
                new Transcript(
                        "en",
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        "scripted",
                        List.of(segment(text, 1_350))),
                null,
                new app.sotto.usage.Receipt(seconds, 0, 100 * seconds, 0));
    }
}
