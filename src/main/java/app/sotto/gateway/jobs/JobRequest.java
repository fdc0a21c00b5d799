package app.sotto.gateway.jobs;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.TranscriptionJobs.Source;
import app.sotto.gateway.audio.ResponseFormat;
import app.sotto.gateway.audio.TranscriptionForm;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The transcription form as jobs take it: a job has one form of answer, whatever was asked. */
final class JobRequest {

    private static final int LONGEST_KEY = 255;
    private static final int LONGEST_URL = 2_048;

    private JobRequest() {}

    static FileRequest of(MultiValueMap<String, String> fields) {
        var form = TranscriptionForm.of(fields);
        if (form.stream()) {
            throw Fields.invalid(
                    "stream",
                    "unsupported_value",
                    "A job is asked for its text, it streams none. Leave 'stream' out, or send the"
                            + " file to /v1/audio/transcriptions.");
        }
        if (form.format() != ResponseFormat.JSON && form.format() != ResponseFormat.VERBOSE_JSON) {
            throw Fields.invalid(
                    "response_format",
                    "unsupported_value",
                    "A job answers in JSON with segments. Leave 'response_format' out, or send the"
                            + " file to /v1/audio/transcriptions.");
        }
        if (form.words()) {
            throw Fields.invalid(
                    "timestamp_granularities[]",
                    "unsupported_value",
                    "A job gives times by segment. Words come from /v1/audio/transcriptions.");
        }
        return form.request();
    }

    /** The same fields where they come as JSON. */
    static MultiValueMap<String, String> fields(Map<String, Object> json) {
        var fields = new LinkedMultiValueMap<String, String>();
        json.forEach((name, value) -> {
            if (value instanceof Collection<?> several) {
                several.forEach(each -> fields.add(name, String.valueOf(each)));
            } else if (value != null) {
                fields.add(name, value.toString());
            }
        });
        return fields;
    }

    /** Where the audio is to be fetched from; null where none is named. */
    static Source.@Nullable Address address(MultiValueMap<String, String> fields) {
        String url = Fields.orNull(fields.getFirst("url"));
        if (url == null) {
            return null;
        }
        try {
            if (url.length() <= LONGEST_URL) {
                return new Source.Address(new URI(url));
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw Fields.invalid(
                "url",
                "invalid_value",
                "'"
                        + Quoted.of(url)
                        + "' is no address of at most 2048 characters. Send one such as"
                        + " https://example.com/talk.mp3.");
    }

    static @Nullable String key(@Nullable String header) {
        String key = Fields.orNull(header);
        if (key != null && (key.length() > LONGEST_KEY || !key.matches("\\p{Print}+"))) {
            throw Fields.invalid(
                    "Idempotency-Key",
                    "invalid_value",
                    "An Idempotency-Key has at most 255 printable characters; a random UUID is a"
                            + " good one.");
        }
        return key;
    }
}
