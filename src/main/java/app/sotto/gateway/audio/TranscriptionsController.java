package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.wire.Fields;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * OpenAI's {@code POST /v1/audio/transcriptions} and {@code /v1/audio/translations}. The upload
 * goes from the disk, where the server puts a form's parts, to the recordings in pieces. Work stops
 * when the caller leaves.
 */
@RestController
class TranscriptionsController {

    private final Hearer hearer;
    private final Attendance attendance;

    TranscriptionsController(Hearer hearer, Attendance attendance) {
        this.hearer = hearer;
        this.attendance = attendance;
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            anyOf = {
                                                VerboseTranscription.class,
                                                Transcription.class
                                            })))
    @PostMapping("/v1/audio/transcriptions")
    @Nullable ResponseEntity<Object> transcribe(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest upload,
            HttpServletResponse response,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> fields)
            throws IOException {
        return answer(holder, upload, response, TranscriptionForm.of(fields));
    }

    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            anyOf = {
                                                VerboseTranscription.class,
                                                Transcription.class
                                            })))
    @PostMapping("/v1/audio/translations")
    @Nullable ResponseEntity<Object> translate(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest upload,
            HttpServletResponse response,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> fields)
            throws IOException {
        return answer(holder, upload, response, TranscriptionForm.ofTranslation(fields));
    }

    private @Nullable ResponseEntity<Object> answer(
            KeyHolder holder,
            HttpServletRequest upload,
            HttpServletResponse response,
            TranscriptionForm form)
            throws IOException {
        try (InputStream audio = Fields.file(upload)) {
            var visit = attendance.of(upload);
            if (form.stream()) {
                new TranscriptStream(response, visit)
                        .tell(events -> hearer.hear(holder, audio, form.request(), events));
                return null;
            }
            return TranscriptionAnswer.of(
                    visit.during(() -> hearer.hear(holder, audio, form.request(), FileEvents.NONE)),
                    form);
        }
    }
}
