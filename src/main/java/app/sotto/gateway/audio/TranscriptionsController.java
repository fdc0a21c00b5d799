package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.wire.Charged;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Languages;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * OpenAI's {@code POST /v1/audio/transcriptions}. The upload goes from the disk, where the server
 * puts a form's parts, to the recordings in pieces.
 */
@RestController
class TranscriptionsController {

    private static final MediaType SUBRIP =
            new MediaType("application", "x-subrip", StandardCharsets.UTF_8);
    private static final MediaType VTT = new MediaType("text", "vtt", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private final Dictations dictations;

    TranscriptionsController(Dictations dictations) {
        this.dictations = dictations;
    }

    @PostMapping("/v1/audio/transcriptions")
    ResponseEntity<Object> transcribe(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest form,
            @RequestParam(required = false) @Nullable String model,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String prompt,
            @RequestParam(required = false) @Nullable String temperature,
            @RequestParam(name = "response_format", required = false)
                    @Nullable String responseFormat,
            @RequestParam(name = "timestamp_granularities[]", required = false)
                    @Nullable List<String> granularities,
            @RequestParam(required = false) @Nullable String stream)
            throws IOException {
        var format =
                Fields.oneOf(
                        ResponseFormat.class,
                        "response_format",
                        responseFormat,
                        ResponseFormat.JSON);
        boolean words = words(granularities, format);
        refuseStream(stream);
        var request =
                new FileRequest(
                        Languages.read(language),
                        Fields.orNull(model),
                        Fields.orNull(prompt),
                        Fields.temperature(temperature),
                        null);
        try (InputStream audio = Fields.file(form)) {
            return answer(dictations.transcribe(holder.caller(), audio, request), format, words);
        }
    }

    private static ResponseEntity<Object> answer(
            Result result, ResponseFormat format, boolean words) {
        var answer = Charged.answer(result.receipt());
        var transcript = result.transcript();
        return switch (format) {
            case JSON -> answer.body(Transcription.of(result));
            case VERBOSE_JSON -> answer.body(VerboseTranscription.of(result, words));
            case TEXT -> answer.contentType(PLAIN).body(utf8(transcript.text() + "\n"));
            case SRT -> answer.contentType(SUBRIP).body(utf8(Subtitles.srt(transcript)));
            case VTT -> answer.contentType(VTT).body(utf8(Subtitles.vtt(transcript)));
        };
    }

    /** As bytes, so that no converter writes the text as JSON. */
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static boolean words(@Nullable List<String> granularities, ResponseFormat format) {
        if (granularities == null || granularities.isEmpty()) {
            return false;
        }
        if (!Set.of("word", "segment").containsAll(granularities)) {
            throw Fields.invalid(
                    "timestamp_granularities[]",
                    "invalid_value",
                    "Times are given by word or by segment: send 'word', 'segment' or both.");
        }
        if (format != ResponseFormat.VERBOSE_JSON) {
            throw Fields.invalid(
                    "timestamp_granularities[]",
                    "invalid_value",
                    "Times of words come with response_format=verbose_json only.");
        }
        return granularities.contains("word");
    }

    private static void refuseStream(@Nullable String stream) {
        if (stream != null && stream.strip().equalsIgnoreCase("true")) {
            throw Fields.invalid(
                    "stream",
                    "unsupported_value",
                    "A finished file is answered at once here, not as a stream. Leave 'stream' out,"
                            + " or speak live through /v1/realtime.");
        }
    }
}
