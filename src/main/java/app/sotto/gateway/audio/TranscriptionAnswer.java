package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.Result;
import app.sotto.gateway.wire.Charged;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** A finished transcription in the format asked for. */
final class TranscriptionAnswer {

    private static final MediaType SUBRIP =
            new MediaType("application", "x-subrip", StandardCharsets.UTF_8);
    private static final MediaType VTT = new MediaType("text", "vtt", StandardCharsets.UTF_8);
    private static final MediaType PLAIN = new MediaType("text", "plain", StandardCharsets.UTF_8);

    private TranscriptionAnswer() {}

    static ResponseEntity<Object> of(Result result, TranscriptionForm form) {
        var answer = Charged.answer(result.receipt());
        var transcript = result.transcript();
        return switch (form.format()) {
            case JSON -> answer.body(Transcription.of(result));
            case VERBOSE_JSON -> answer.body(VerboseTranscription.of(result, form));
            case TEXT -> answer.contentType(PLAIN).body(utf8(transcript.text() + "\n"));
            case SRT -> answer.contentType(SUBRIP).body(utf8(Subtitles.srt(transcript)));
            case VTT -> answer.contentType(VTT).body(utf8(Subtitles.vtt(transcript)));
        };
    }

    /** As bytes, so that no converter writes the text as JSON. */
    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
