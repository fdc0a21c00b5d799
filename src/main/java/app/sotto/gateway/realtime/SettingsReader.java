package app.sotto.gateway.realtime;

import app.sotto.polish.Script;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads OpenAI's session objects, the present one and the older flat one, over what was asked for
 * before: what a client leaves out stays as it is.
 */
final class SettingsReader {

    private static final Pattern LANGUAGE =
            Pattern.compile("[A-Za-z]{2,3}([-_][A-Za-z]{2,4}){0,2}");
    private static final int LONGEST_PROMPT = 4_000;
    private static final int MOST_KEYWORDS = 100;

    private SettingsReader() {}

    /** {@code {type: transcription, audio: {input: …}}}, with {@code sotto} beside it. */
    static SessionSettings read(JsonNode session, JsonNode sotto, SessionSettings before) {
        JsonNode type = session.path("type");
        if (type.isString() && !type.stringValue().equals("transcription")) {
            throw new InvalidEventException(
                    "invalid_value",
                    "Sotto transcribes and does not converse: set session.type to transcription.",
                    "session.type");
        }
        refuseLogprobs(session.path("include"));
        JsonNode input = session.path("audio").path("input");
        return merge(
                before,
                format(input.path("format"), before.format()),
                input.path("transcription"),
                input,
                sotto);
    }

    /** {@code {input_audio_format, input_audio_transcription, turn_detection}}. */
    static SessionSettings readOlder(JsonNode session, JsonNode sotto, SessionSettings before) {
        refuseLogprobs(session.path("include"));
        JsonNode format = session.path("input_audio_format");
        return merge(
                before,
                format.isString() ? AudioFormat.ofOlderName(format.stringValue()) : before.format(),
                session.path("input_audio_transcription"),
                session,
                sotto);
    }

    /** A style's key, or nothing for raw text only. */
    static @Nullable Style style(JsonNode style) {
        if (style.isNull() || style.isMissingNode()) {
            return null;
        }
        return Style.of(style.asString(""))
                .orElseThrow(() ->
                        new InvalidEventException(
                                "invalid_value",
                                "The style must be "
                                        + Arrays.stream(Style.values())
                                                .map(Style::key)
                                                .collect(Collectors.joining(", "))
                                        + ", or null for raw text only.",
                                "sotto.style"));
    }

    private static SessionSettings merge(
            SessionSettings before,
            AudioFormat format,
            JsonNode transcription,
            JsonNode besideTurns,
            JsonNode sotto) {
        return new SessionSettings(
                format,
                language(expected(transcription), before.language()),
                text(transcription.path("model"), "model", before.model()),
                text(transcription.path("prompt"), "prompt", before.prompt()),
                keywords(transcription.path("keywords"), before.keywords()),
                turns(besideTurns.path("turn_detection"), before.turns()),
                sotto.has("style") ? style(sotto.path("style")) : before.style(),
                keep(sotto.path("keep"), before.keep()),
                sotto.path("commands").booleanValue(before.commands()));
    }

    private static @Nullable Boolean keep(JsonNode keep, @Nullable Boolean before) {
        return keep.isBoolean() ? Boolean.valueOf(keep.booleanValue()) : before;
    }

    private static AudioFormat format(JsonNode format, AudioFormat before) {
        return format.isObject()
                ? AudioFormat.of(format.path("type").asString(""), format.path("rate").asInt(0))
                : before;
    }

    /** Whoever waits for them would wait in vain. */
    private static void refuseLogprobs(JsonNode include) {
        if (!include.isEmpty()) {
            throw new InvalidEventException(
                    "invalid_value",
                    "Nothing can be included here: speech models tell no log probabilities of"
                            + " words. Leave include out.",
                    "session.include");
        }
    }

    /** One of {@code languages} stands for {@code language}; of several the model finds its own. */
    private static JsonNode expected(JsonNode transcription) {
        JsonNode several = transcription.path("languages");
        return switch (several.size()) {
            case 0 -> transcription.path("language");
            case 1 -> several.get(0);
            default -> JsonMapper.shared().getNodeFactory().nullNode();
        };
    }

    private static String language(JsonNode language, String before) {
        if (language.isMissingNode()) {
            return before;
        }
        String value = language.isNull() ? "auto" : language.asString("");
        if (value.equals("auto") || value.isEmpty()) {
            return "auto";
        }
        if (!LANGUAGE.matcher(value).matches()) {
            throw new InvalidEventException(
                    "invalid_value",
                    "The language must be an ISO 639-1 code such as en or zh, or auto.",
                    "session.audio.input.transcription.language");
        }
        String primary = value.split("[-_]", 2)[0].toLowerCase(Locale.ROOT);
        return Script.of(value).map(Script::tag).orElse(primary);
    }

    private static @Nullable String text(JsonNode text, String name, @Nullable String before) {
        if (text.isMissingNode()) {
            return before;
        }
        String value = text.isNull() ? "" : text.asString("").strip();
        if (value.length() > LONGEST_PROMPT) {
            throw new InvalidEventException(
                    "string_above_max_length",
                    "The " + name + " may have at most " + LONGEST_PROMPT + " characters.",
                    "session.audio.input.transcription." + name);
        }
        return value.isEmpty() ? null : value;
    }

    private static List<String> keywords(JsonNode keywords, List<String> before) {
        if (keywords.isMissingNode()) {
            return before;
        }
        List<String> words =
                keywords.valueStream()
                        .map(word -> word.asString("").strip())
                        .filter(word -> !word.isEmpty())
                        .toList();
        if (words.size() > MOST_KEYWORDS || words.stream().anyMatch(word -> word.length() > 100)) {
            throw new InvalidEventException(
                    "array_above_max_length",
                    "At most " + MOST_KEYWORDS + " keywords of at most 100 characters each.",
                    "session.audio.input.transcription.keywords");
        }
        return words;
    }

    private static TurnDetection turns(JsonNode turns, TurnDetection before) {
        if (turns.isMissingNode()) {
            return before;
        }
        if (turns.isNull()) {
            return TurnDetection.MANUAL;
        }
        if (turns.path("type").asString("server_vad").equals("server_vad")) {
            return TurnDetection.SERVER_VAD;
        }
        throw new InvalidEventException(
                "invalid_value",
                "turn_detection must be {\"type\": \"server_vad\"}, or null to end segments with"
                        + " input_audio_buffer.commit.",
                "session.audio.input.turn_detection");
    }
}
