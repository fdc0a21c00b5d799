package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Languages;
import app.sotto.gateway.wire.Quoted;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.MultiValueMap;

/**
 * The fields of OpenAI's transcription form. What OpenAI knows and this does not offer is refused
 * rather than overlooked; what nobody knows is ignored, as OpenAI does.
 *
 * @param words whether word times are wanted
 */
public record TranscriptionForm(
        FileRequest request, ResponseFormat format, boolean words, boolean stream) {

    private static final String GRANULARITIES = "timestamp_granularities[]";

    public static TranscriptionForm of(MultiValueMap<String, String> fields) {
        return of(fields, false);
    }

    static TranscriptionForm ofTranslation(MultiValueMap<String, String> fields) {
        return of(fields, true);
    }

    private static TranscriptionForm of(MultiValueMap<String, String> fields, boolean translate) {
        refuseWhatIsNotOffered(fields);
        var format =
                Fields.oneOf(
                        ResponseFormat.class,
                        "response_format",
                        fields.getFirst("response_format"),
                        ResponseFormat.JSON);
        return new TranscriptionForm(
                new FileRequest(
                        Languages.read(fields.getFirst("language")),
                        Fields.orNull(fields.getFirst("model")),
                        Fields.orNull(fields.getFirst("prompt")),
                        Fields.temperature(fields.getFirst("temperature")),
                        null,
                        translate),
                format,
                words(all(fields, "timestamp_granularities"), format),
                stream(fields, format));
    }

    private static void refuseWhatIsNotOffered(MultiValueMap<String, String> fields) {
        if (!all(fields, "include").isEmpty()) {
            throw unsupported(
                    "include[]",
                    "Log probabilities of tokens are not given here. Segments of verbose_json carry"
                            + " their mean as avg_logprob; leave 'include[]' out.");
        }
        if (!all(fields, "known_speaker_names").isEmpty()
                || !all(fields, "known_speaker_references").isEmpty()) {
            throw unsupported(
                    "known_speaker_names[]",
                    "Speakers are not told apart here. Leave 'known_speaker_names[]' and"
                            + " 'known_speaker_references[]' out.");
        }
        requireServerCuts(fields);
    }

    /** Audio is always cut where nobody speaks: that is what both of OpenAI's strategies ask. */
    private static void requireServerCuts(MultiValueMap<String, String> fields) {
        Stream.of("chunking_strategy", "chunking_strategy[type]")
                .flatMap(name -> all(fields, name).stream())
                .filter(value -> !value.equals("auto") && !value.contains("server_vad"))
                .findFirst()
                .ifPresent(value -> {
                    throw unsupported(
                            "chunking_strategy",
                            "'"
                                    + Quoted.of(value)
                                    + "' is no way to cut audio that is known here. Send 'auto' or"
                                    + " leave it out: audio is cut where nobody speaks.");
                });
    }

    private static boolean words(List<String> granularities, ResponseFormat format) {
        if (!Set.of("word", "segment").containsAll(granularities)) {
            throw Fields.invalid(
                    GRANULARITIES,
                    "invalid_value",
                    "Times are given by word or by segment: send 'word', 'segment' or both.");
        }
        if (!granularities.isEmpty() && format != ResponseFormat.VERBOSE_JSON) {
            throw Fields.invalid(
                    GRANULARITIES,
                    "invalid_value",
                    "Times of words come with response_format=verbose_json only.");
        }
        return granularities.contains("word");
    }

    private static boolean stream(MultiValueMap<String, String> fields, ResponseFormat format) {
        String value = fields.getFirst("stream");
        boolean stream =
                switch (value == null ? "" : value.strip().toLowerCase(Locale.ROOT)) {
                    case "", "false", "0" -> false;
                    case "true", "1" -> true;
                    default ->
                            throw Fields.invalid(
                                    "stream", "invalid_value", "Send stream=true or stream=false.");
                };
        if (stream && format != ResponseFormat.JSON) {
            throw unsupported(
                    "response_format",
                    "A stream is of response_format=json only, not of "
                            + format.name().toLowerCase(Locale.ROOT)
                            + ". Leave out 'response_format' or 'stream'.");
        }
        return stream;
    }

    /** Lists come as {@code name[]} from OpenAI's clients, and as {@code name} from others. */
    private static List<String> all(MultiValueMap<String, String> fields, String name) {
        return Stream.of(name + "[]", name)
                .flatMap(each -> fields.getOrDefault(each, List.of()).stream())
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }

    private static ApiErrorException unsupported(String param, String message) {
        return Fields.invalid(param, "unsupported_value", message);
    }
}
