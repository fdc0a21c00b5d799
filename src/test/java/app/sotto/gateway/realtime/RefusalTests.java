package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.AlreadyDictatingException;
import app.sotto.gateway.realtime.FakeDictations.FakeLive;
import app.sotto.inference.LanguageUnavailableException;
import app.sotto.polish.Style;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** What a client hears that asks for something wrong, or at the wrong moment. */
@SpringBootTest(
        classes = RealtimeSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.realtime.acknowledge-every=100ms",
            "sotto.realtime.max-waiting-chars=200000"
        })
class RefusalTests {

    @Autowired FakeDictations dictations;
    @LocalServerPort int port;

    @BeforeEach
    void forget() {
        dictations.reset();
    }

    @Test
    void clearsOnlyWhatIsNotHeardYet() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say("{\"type\": \"input_audio_buffer.clear\"}");
            client.hear("input_audio_buffer.cleared");
            client.speaking(dictations);
            client.say("{\"type\": \"input_audio_buffer.clear\"}");
            assertThat(client.error("input_audio_buffer_clear_unsupported"))
                    .contains("cannot be taken back");
        }
    }

    @Test
    void refusesToResumeWhatIsNotThere() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
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
            assertThat(client.error("invalid_value")).contains("dictation_id");
        }
    }

    @Test
    void namesTheGapWhenAudioIsMissing() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.speaking(dictations);
            client.append(RealtimeClient.TENTH_OF_A_SECOND, 9_000);
            assertThat(client.error("audio_gap")).contains("Send from 2400 on");
        }
    }

    @Test
    void explainsWhatIsWrongWithAnEvent() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say("hello");
            assertThat(client.error("invalid_json")).contains("JSON object");
            client.say("[1]");
            client.error("invalid_json");
            client.say("{\"a\": 1}");
            client.error("missing_required_parameter");
            client.say("{\"type\": \"response.create\"}");
            assertThat(client.error("invalid_value")).contains("response.create");
            client.say("{\"type\": \"session.update\"}");
            client.error("missing_required_parameter");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            assertThat(client.error("session_not_configured")).contains("session.update");
            client.say("{\"type\": \"session.update\", \"session\": {\"type\": \"realtime\"}}");
            assertThat(client.error("invalid_value")).contains("does not converse");
            client.say("{\"type\": \"sotto.finish\"}");
            client.error("nothing_to_finish");

            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
            client.say("{\"type\": \"input_audio_buffer.append\", \"audio\": \"&&&\"}");
            assertThat(client.error("invalid_audio")).contains("base64");
            client.say("{\"type\": \"input_audio_buffer.append\"}");
            client.error("invalid_audio");
            client.append(new byte[3]);
            assertThat(client.error("invalid_audio")).contains("two bytes a sample");
            client.append(new byte[2], -1);
            client.error("invalid_value");
            client.socket().sendBinary(java.nio.ByteBuffer.wrap(new byte[2]), true).join();
            assertThat(client.error("invalid_json")).contains("base64");
            assertThat(dictations.latest).isNull();
        }
    }

    @Test
    void refusesSettingsThatItCannotServe() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
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
                client.error("invalid_value");
            }
        }
    }

    @Test
    void refusesToIncludeWhatNoModelTells() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.say(
                    """
                    {"type": "session.update", "session": {"type": "transcription",
                     "include": ["item.input_audio_transcription.logprobs"]}}\
                    """);
            assertThat(client.error("invalid_value")).contains("log probabilities");
        }
    }

    @Test
    void settlesTheWayOfHearingWithTheFirstAudio() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            client.say(
                    """
                    {"type": "session.update", "session": {"audio": {"input": {
                      "transcription": {"language": "zh"}}}}}\
                    """);
            assertThat(client.error("session_in_use")).contains("sotto.finish");
            client.say(
                    "{\"type\": \"session.update\", \"session\": {}, \"sotto\": {\"style\": \"concise\"}}");
            client.hear("session.updated");
            assertThat(live.styles).containsExactly(Style.CONCISE);
        }
    }

    @Test
    void refusesWhenAllowanceIsSpent() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            dictations.refusal = new AllowanceSpentException(Instant.parse("2030-01-01T00:00:00Z"));
            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            var refused = client.hear("error");
            assertThat(refused.at("/error/code").asString()).isEqualTo("insufficient_quota");
            assertThat(refused.at("/error/message").asString()).contains("used up");
            assertThat(refused.at("/sotto/renews_at").asString()).isEqualTo("2030-01-01T00:00:00Z");
            assertThat(client.hear("sotto.exhausted").path("renews_at").asString())
                    .isEqualTo("2030-01-01T00:00:00Z");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            dictations.refusal = null;
            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
        }
    }

    @Test
    void sendsASecondTabToTheFirst() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            dictations.refusal = AlreadyDictatingException.of(RealtimeSlice.MEMBER, 1);
            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            assertThat(client.error("already_dictating")).contains("another tab");
        }
    }

    @Test
    void saysThatTheAudioIsSafeWhenTheEndFails() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            live.failure =
                    new TranscriptionFailedException(
                            "Your audio is safe.", new IllegalStateException());
            client.say("{\"type\": \"sotto.finish\"}");
            assertThat(client.error("transcription_failed")).contains("safe");
        }
    }

    @Test
    void asksToResumeWhenTheEndBreaks() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            FakeLive live = client.speaking(dictations);
            live.failure = new IllegalStateException("broken");
            client.say("{\"type\": \"sotto.finish\"}");
            assertThat(client.error("finish_failed")).contains("resume");
            assertThat(live.wasClosed()).isTrue();
        }
    }

    @Test
    void namesTheModelToInstall() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            dictations.refusal =
                    new SpeechUnavailableException(
                            new LanguageUnavailableException(
                                    "zh", "Install ggml-base.bin for Chinese."));
            client.say(RealtimeClient.TRANSCRIBE);
            client.hear("session.updated");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            assertThat(client.error("model_not_found")).contains("ggml-base.bin");
        }
    }

    @Test
    void asksToResumeWhenAudioCannotBeKept() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            client.speaking(dictations);
            dictations.failure = new IOException("disk full");
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
            assertThat(client.error("audio_not_kept")).contains("resume");
            dictations.failure = null;
            client.append(RealtimeClient.TENTH_OF_A_SECOND, 2_400);
            assertThat(client.hear("sotto.received").path("samples").asLong())
                    .isGreaterThanOrEqualTo(2_400);
        }
    }

    @Test
    void refusesAnEventWithoutEnd() throws Exception {
        try (var client = RealtimeClient.connected(port)) {
            String part = "x".repeat(500_000);
            for (int i = 0; i < 9 && !client.closed.isDone(); i++) {
                client.socket().sendText(part, false).join();
            }
            assertThat(client.error("message_too_large")).contains("smaller pieces");
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
            client.say(RealtimeClient.TRANSCRIBE);
            client.append(RealtimeClient.TENTH_OF_A_SECOND);
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
}
