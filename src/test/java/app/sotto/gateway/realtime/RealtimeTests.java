package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.AlreadyDictatingException;
import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.gateway.realtime.FakeDictations.FakeLive;
import app.sotto.inference.LanguageUnavailableException;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.IOException;
import java.net.http.WebSocket;
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

@SpringBootTest(
        classes = RealtimeSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.realtime.acknowledge-every=100ms",
            "sotto.realtime.max-waiting-chars=200000"
        })
class RealtimeTests {

    private static final String TRANSCRIBE =
            "{\"type\": \"session.update\", \"session\": {\"type\": \"transcription\"}}";
    private static final byte[] TENTH_OF_A_SECOND = new byte[4_800];

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
    void beginsWithTheFirstAudioInTheWayAskedFor() throws Exception {
        try (var client = connected()) {
            client.say(
                    """
                    {"type": "session.update", "session": {"type": "transcription", "audio": {"input": {
                      "format": {"type": "audio/pcm", "rate": 16000},
                      "transcription": {"model": "whisper-1", "language": "en-GB", "prompt": "A talk",
                        "keywords": ["Sotto", "vLLM"]},
                      "turn_detection": null}}},
                     "sotto": {"style": "formal", "keep": true}}\
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
                                    true));
            assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(1_600);
            assertThat(dictations.tenants)
                    .isNotEmpty()
                    .allMatch(RealtimeSlice.KEY.tenant()::equals);
        }
    }

    @Test
    void speaksTheOlderShapeToThoseWhoDo() throws Exception {
        try (var client = connected()) {
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
        try (var client = connected()) {
            FakeLive live = speaking(client);
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
        try (var client = connected()) {
            LiveEvents events = speaking(client).events;
            events.segment(0, segment("At a pause.", 900), 1);
            client.hear("input_audio_buffer.committed");
            assertThat(delta(client)).isEqualTo("At a pause.");
            client.hear("conversation.item.input_audio_transcription.completed");
        }
    }

    @Test
    void tellsThatASegmentFailedInItsPlace() throws Exception {
        try (var client = connected()) {
            LiveEvents events = speaking(client).events;
            events.failed(0, "No node answered.");
            client.hear("input_audio_buffer.committed");
            JsonNode failed = client.hear("conversation.item.input_audio_transcription.failed");
            assertThat(failed.at("/error/message").asString()).isEqualTo("No node answered.");
        }
    }

    @Test
    void endsASegmentWhenTold() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            client.say("{\"type\": \"input_audio_buffer.commit\"}");
            client.hear("input_audio_buffer.committed");
            client.say("{\"type\": \"input_audio_buffer.commit\"}");
            assertThat(error(client, "input_audio_buffer_commit_empty")).contains("no audio");
            assertThat(live.commits).isEqualTo(1);
        }
    }

    @Test
    void clearsOnlyWhatIsNotHeardYet() throws Exception {
        try (var client = connected()) {
            client.say("{\"type\": \"input_audio_buffer.clear\"}");
            client.hear("input_audio_buffer.cleared");
            speaking(client);
            client.say("{\"type\": \"input_audio_buffer.clear\"}");
            assertThat(error(client, "input_audio_buffer_clear_unsupported"))
                    .contains("cannot be taken back");
        }
    }

    @Test
    void changesTheStyleWhileSpeaking() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            client.say("{\"type\": \"sotto.style\", \"style\": \"casual\"}");
            client.say("{\"type\": \"sotto.style\", \"style\": null}");
            client.say("{\"type\": \"sotto.style\", \"style\": \"loud\"}");
            assertThat(error(client, "invalid_value")).contains("standard", "detailed");
            assertThat(live.styles).containsExactly(Style.CASUAL, null);
        }
    }

    @Test
    void resumesWhereTheConnectionBroke() throws Exception {
        FakeLive live;
        try (var client = RealtimeClient.asBrowser(port)) {
            client.hear("session.created");
            live = speaking(client);
        }
        assertThat(live.wasClosed()).isTrue();

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
    void refusesToResumeWhatIsNotThere() throws Exception {
        try (var client = connected()) {
            client.say(
                    """
                    {"type": "session.update", "event_id": "mine", "session": {"type": "transcription"},
                     "sotto": {"resume": "5f0c4a9e-8f8a-4b5e-9d1a-0b8ad1b1c111"}}\
                    """);
            JsonNode error = client.hear("error").path("error");
            assertThat(error.path("code").asString()).isEqualTo("dictation_not_found");
            assertThat(error.path("event_id").asString()).isEqualTo("mine");
            client.say(
                    "{\"type\": \"session.update\", \"session\": {}, \"sotto\": {\"resume\": \"x\"}}");
            assertThat(error(client, "invalid_value")).contains("dictation_id");
        }
    }

    @Test
    void namesTheGapWhenAudioIsMissing() throws Exception {
        try (var client = connected()) {
            speaking(client);
            client.append(TENTH_OF_A_SECOND, 9_000);
            assertThat(error(client, "audio_gap")).contains("Send from 2400 on");
        }
    }

    @Test
    void silenceIsToldByItsLength() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            client.say(silence(2_400, 16_000));
            client.append(TENTH_OF_A_SECOND, 18_400);
            client.say(silence(20_800, -1));
            assertThat(error(client, "invalid_value")).contains("without a sound");
            client.say(silence(20_800, 480_001));
            assertThat(error(client, "invalid_value")).contains("480000");
            assertThat(live.received()).isEqualTo(20_800);
            byte[] told = Arrays.copyOfRange(live.audio.toByteArray(), 2 * 2_400, 2 * 18_400);
            assertThat(told).containsOnly(0);
        }
    }

    private static String silence(long offset, int samples) {
        return "{\"type\": \"input_audio_buffer.append\", \"sotto\": {\"offset\": %d, \"silence\": %d}}"
                .formatted(offset, samples);
    }

    @Test
    void explainsWhatIsWrongWithAnEvent() throws Exception {
        try (var client = connected()) {
            client.say("hello");
            assertThat(error(client, "invalid_json")).contains("JSON object");
            client.say("[1]");
            error(client, "invalid_json");
            client.say("{\"a\": 1}");
            error(client, "missing_required_parameter");
            client.say("{\"type\": \"response.create\"}");
            assertThat(error(client, "invalid_value")).contains("response.create");
            client.say("{\"type\": \"session.update\"}");
            error(client, "missing_required_parameter");
            client.append(TENTH_OF_A_SECOND);
            assertThat(error(client, "session_not_configured")).contains("session.update");
            client.say("{\"type\": \"session.update\", \"session\": {\"type\": \"realtime\"}}");
            assertThat(error(client, "invalid_value")).contains("does not converse");
            client.say("{\"type\": \"sotto.finish\"}");
            error(client, "nothing_to_finish");

            client.say(TRANSCRIBE);
            client.hear("session.updated");
            client.say("{\"type\": \"input_audio_buffer.append\", \"audio\": \"&&&\"}");
            assertThat(error(client, "invalid_audio")).contains("base64");
            client.say("{\"type\": \"input_audio_buffer.append\"}");
            error(client, "invalid_audio");
            client.append(new byte[3]);
            assertThat(error(client, "invalid_audio")).contains("two bytes a sample");
            client.append(new byte[2], -1);
            error(client, "invalid_value");
            client.socket().sendBinary(java.nio.ByteBuffer.wrap(new byte[2]), true).join();
            assertThat(error(client, "invalid_json")).contains("base64");
            assertThat(dictations.latest).isNull();
        }
    }

    @Test
    void refusesSettingsThatItCannotServe() throws Exception {
        try (var client = connected()) {
            for (String input :
                    List.of(
                            "\"format\": {\"type\": \"audio/pcm\", \"rate\": 44100}",
                            "\"format\": {\"type\": \"audio/opus\"}",
                            "\"turn_detection\": {\"type\": \"semantic_vad\"}",
                            "\"transcription\": {\"language\": \"klingon!\"}")) {
                client.say(
                        "{\"type\": \"session.update\", \"session\": {\"audio\": {\"input\": {"
                                + input
                                + "}}}}");
                error(client, "invalid_value");
            }
        }
    }

    @Test
    void settlesTheWayOfHearingWithTheFirstAudio() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            client.say(
                    """
                    {"type": "session.update", "session": {"audio": {"input": {
                      "transcription": {"language": "zh"}}}}}\
                    """);
            assertThat(error(client, "session_in_use")).contains("sotto.finish");
            client.say(
                    "{\"type\": \"session.update\", \"session\": {}, \"sotto\": {\"style\": \"concise\"}}");
            client.hear("session.updated");
            assertThat(live.styles).containsExactly(Style.CONCISE);
        }
    }

    @Test
    void refusesWhenAllowanceIsSpent() throws Exception {
        try (var client = connected()) {
            dictations.refusal = new AllowanceSpentException(Instant.parse("2030-01-01T00:00:00Z"));
            client.say(TRANSCRIBE);
            client.hear("session.updated");
            client.append(TENTH_OF_A_SECOND);
            var refused = client.hear("error");
            assertThat(refused.at("/error/code").asString()).isEqualTo("insufficient_quota");
            assertThat(refused.at("/error/message").asString()).contains("used up");
            assertThat(refused.at("/sotto/renews_at").asString()).isEqualTo("2030-01-01T00:00:00Z");
            assertThat(client.hear("sotto.exhausted").path("renews_at").asString())
                    .isEqualTo("2030-01-01T00:00:00Z");
            client.append(TENTH_OF_A_SECOND);
            dictations.refusal = null;
            client.say(TRANSCRIBE);
            client.hear("session.updated");
        }
    }

    @Test
    void sendsASecondTabToTheFirst() throws Exception {
        try (var client = connected()) {
            dictations.refusal = new AlreadyDictatingException();
            client.say(TRANSCRIBE);
            client.hear("session.updated");
            client.append(TENTH_OF_A_SECOND);
            assertThat(error(client, "already_dictating")).contains("another tab");
        }
    }

    @Test
    void saysThatTheAudioIsSafeWhenTheEndFails() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            live.failure =
                    new TranscriptionFailedException(
                            "Your audio is safe.", new IllegalStateException());
            client.say("{\"type\": \"sotto.finish\"}");
            assertThat(error(client, "transcription_failed")).contains("safe");
        }
    }

    @Test
    void asksToResumeWhenTheEndBreaks() throws Exception {
        try (var client = connected()) {
            FakeLive live = speaking(client);
            live.failure = new IllegalStateException("broken");
            client.say("{\"type\": \"sotto.finish\"}");
            assertThat(error(client, "finish_failed")).contains("resume");
            assertThat(live.wasClosed()).isTrue();
        }
    }

    @Test
    void namesTheModelToInstall() throws Exception {
        try (var client = connected()) {
            dictations.refusal =
                    new SpeechUnavailableException(
                            new LanguageUnavailableException(
                                    "zh", "Install ggml-base.bin for Chinese."));
            client.say(TRANSCRIBE);
            client.hear("session.updated");
            client.append(TENTH_OF_A_SECOND);
            assertThat(error(client, "model_not_found")).contains("ggml-base.bin");
        }
    }

    @Test
    void asksToResumeWhenAudioCannotBeKept() throws Exception {
        try (var client = connected()) {
            speaking(client);
            dictations.failure = new IOException("disk full");
            client.append(TENTH_OF_A_SECOND);
            assertThat(error(client, "audio_not_kept")).contains("resume");
            dictations.failure = null;
            client.append(TENTH_OF_A_SECOND, 2_400);
            assertThat(client.hear("sotto.received").path("samples").asLong())
                    .isGreaterThanOrEqualTo(2_400);
        }
    }

    @Test
    void tellsWhenMinutesRunOutWhileSpeaking() throws Exception {
        try (var client = connected()) {
            speaking(client).events.exhausted(Instant.parse("2030-01-01T00:00:00Z"));
            client.hear("sotto.exhausted");
        }
    }

    @Test
    void beginsAnewAfterTheEnd() throws Exception {
        try (var client = connected()) {
            FakeLive first = speaking(client);
            client.say("{\"type\": \"sotto.finish\"}");
            client.hear("sotto.finished");
            client.append(TENTH_OF_A_SECOND);
            client.hear("session.updated");
            assertThat(dictations.latest.id).isNotEqualTo(first.id);
            assertThat(first.closed.getCount()).isEqualTo(1);
        }
    }

    @Test
    void takesEventsInParts() throws Exception {
        try (var client = connected()) {
            client.socket().sendText(TRANSCRIBE.substring(0, 20), false).join();
            client.socket().sendText(TRANSCRIBE.substring(20), true).join();
            client.hear("session.updated");
            client.append(new byte[600_000]);
            client.hear("session.updated");
            assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(300_000);
        }
    }

    @Test
    void refusesAnEventWithoutEnd() throws Exception {
        try (var client = connected()) {
            String part = "x".repeat(500_000);
            for (int i = 0; i < 9 && !client.closed.isDone(); i++) {
                client.socket().sendText(part, false).join();
            }
            assertThat(error(client, "message_too_large")).contains("smaller pieces");
            assertThat(client.closed.get(5, java.util.concurrent.TimeUnit.SECONDS)).isEqualTo(1009);
        }
    }

    @Test
    void doesNotWaitForASlowReader() throws Exception {
        WebSocket.Builder builder =
                RealtimeClient.HTTP
                        .newWebSocketBuilder()
                        .header("Authorization", "Bearer sk-sotto-test_key");
        try (var client = RealtimeClient.open(port, builder, false)) {
            client.say(TRANSCRIBE);
            client.append(TENTH_OF_A_SECOND);
            while (dictations.latest == null) {
                Thread.onSpinWait();
            }
            FakeLive live = dictations.latest;
            String words = "word ".repeat(1_000);
            Instant before = Instant.now();
            for (int i = 0; i < 4_000; i++) {
                live.events.partial(words);
            }
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(5));
            client.socket().abort();
            assertThat(live.closed.await(25, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
        }
    }

    private RealtimeClient connected() throws InterruptedException {
        var client = RealtimeClient.withKey(port);
        client.hear("session.created");
        return client;
    }

    /** A session with a tenth of a second of audio in it. */
    private FakeLive speaking(RealtimeClient client) throws InterruptedException {
        client.say(TRANSCRIBE);
        client.hear("session.updated");
        client.append(TENTH_OF_A_SECOND);
        client.hear("session.updated");
        assertThat(client.hear("sotto.received").path("samples").asLong()).isEqualTo(2_400);
        return dictations.latest;
    }

    private static String error(RealtimeClient client, String code) throws InterruptedException {
        JsonNode error = client.hear("error").path("error");
        assertThat(error.path("code").asString()).as("%s", error).isEqualTo(code);
        return error.path("message").asString();
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
