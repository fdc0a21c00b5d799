package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.gateway.realtime.ClientEvent.Append;
import app.sotto.gateway.realtime.ClientEvent.Clear;
import app.sotto.gateway.realtime.ClientEvent.Commit;
import app.sotto.gateway.realtime.ClientEvent.Finish;
import app.sotto.gateway.realtime.ClientEvent.Restyle;
import app.sotto.gateway.realtime.ClientEvent.SessionUpdate;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a client's JSON, and says in a sentence what is wrong with it. */
final class ClientEventReader {

    private static final JsonMapper JSON = JsonMapper.shared();

    private static final int LONGEST_SILENCE = 480_000;
    private static final String LONGEST_SILENCE_SAYS =
            "a number of samples without a sound, at most " + LONGEST_SILENCE;

    private ClientEventReader() {}

    /** An event as JSON, however little else is right about it. */
    static JsonNode parse(String text) {
        try {
            JsonNode event = JSON.readTree(text);
            if (event.isObject()) {
                return event;
            }
        } catch (JacksonException e) {
            // Falls through: the sentence is the same.
        }
        throw new InvalidEventException(
                "invalid_json",
                "An event must be one JSON object, such as"
                        + " {\"type\": \"input_audio_buffer.append\", \"audio\": \"<base64>\"}.");
    }

    static ClientEvent read(JsonNode event) {
        String type = event.path("type").asString("");
        return switch (type) {
            case "session.update" -> update(event, false);
            case "transcription_session.update" -> update(event, true);
            case "input_audio_buffer.append" -> append(event);
            case "input_audio_buffer.commit" -> new Commit();
            case "input_audio_buffer.clear" -> new Clear();
            case "sotto.finish" -> new Finish();
            case "sotto.style" -> new Restyle(SettingsReader.style(event.path("style")));
            case "" ->
                    throw new InvalidEventException(
                            "missing_required_parameter", "The event has no type.", "type");
            default ->
                    throw new InvalidEventException(
                            "invalid_value",
                            "Events of type "
                                    + shortened(type)
                                    + " are not known here. Use session.update,"
                                    + " input_audio_buffer.append, .commit or .clear, sotto.style or"
                                    + " sotto.finish.",
                            "type");
        };
    }

    private static SessionUpdate update(JsonNode event, boolean older) {
        JsonNode session = event.path("session");
        if (!session.isObject()) {
            throw new InvalidEventException(
                    "missing_required_parameter",
                    "A session update needs a session object, such as {\"type\":"
                            + " \"transcription\"}.",
                    "session");
        }
        JsonNode sotto = event.path("sotto");
        int known = whole(sotto, "known", Integer.MAX_VALUE, "the number of segments you have");
        return new SessionUpdate(session, sotto, older, resume(sotto.path("resume")), known);
    }

    private static @Nullable DictationId resume(JsonNode id) {
        if (id.isMissingNode() || id.isNull()) {
            return null;
        }
        try {
            return new DictationId(UUID.fromString(id.asString("")));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(
                    "invalid_value",
                    "sotto.resume must be the dictation_id that session.updated told.",
                    "sotto.resume");
        }
    }

    private static Append append(JsonNode event) {
        JsonNode offset = event.path("sotto").path("offset");
        if (!offset.isMissingNode() && (!offset.isIntegralNumber() || offset.longValue() < 0)) {
            throw new InvalidEventException(
                    "invalid_value",
                    "sotto.offset must be the number of samples before this audio.",
                    "sotto.offset");
        }
        int silence = whole(event.path("sotto"), "silence", 0, LONGEST_SILENCE_SAYS);
        if (silence > LONGEST_SILENCE) {
            throw invalid("silence", LONGEST_SILENCE_SAYS);
        }
        return new Append(
                silence > 0 ? ByteBuffer.allocate(0) : audio(event.path("audio")),
                offset.isMissingNode() ? null : offset.longValue(),
                silence);
    }

    private static int whole(JsonNode sotto, String name, int absent, String meaning) {
        JsonNode value = sotto.path(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isInt() || value.intValue() < 0) {
            throw invalid(name, meaning);
        }
        return value.intValue();
    }

    private static InvalidEventException invalid(String name, String meaning) {
        return new InvalidEventException(
                "invalid_value", "sotto." + name + " must be " + meaning + ".", "sotto." + name);
    }

    private static ByteBuffer audio(JsonNode audio) {
        try {
            if (audio.isString()) {
                return ByteBuffer.wrap(Base64.getDecoder().decode(audio.stringValue()));
            }
        } catch (IllegalArgumentException e) {
            // Falls through: the sentence is the same.
        }
        throw new InvalidEventException(
                "invalid_audio", "audio must be a string of standard base64.", "audio");
    }

    private static String shortened(String type) {
        return type.length() <= 60 ? type : type.substring(0, 60) + "…";
    }
}
