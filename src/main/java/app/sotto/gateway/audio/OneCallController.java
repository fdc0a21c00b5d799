package app.sotto.gateway.audio;

import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.Rewriting;
import app.sotto.gateway.GatewaySettings;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.gateway.wire.Charged;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Languages;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Speech to polished text in one call, or either half of it. */
@RestController
class OneCallController {

    private final Rewriting rewriting;
    private final Hearer hearer;
    private final Attendance attendance;
    private final RateLimits limits;
    private final GatewaySettings settings;

    OneCallController(
            Rewriting rewriting,
            Hearer hearer,
            Attendance attendance,
            RateLimits limits,
            GatewaySettings settings) {
        this.rewriting = rewriting;
        this.hearer = hearer;
        this.attendance = attendance;
        this.limits = limits;
        this.settings = settings;
    }

    @PostMapping("/transcribe_and_optimize")
    ResponseEntity<TranscribedAndOptimized> transcribeAndOptimize(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest form,
            @RequestParam(required = false) @Nullable String language,
            @RequestParam(required = false) @Nullable String mode)
            throws IOException {
        Style style = servedStyle(mode);
        Result result = transcribed(holder, form, language, style);
        return Charged.answer(result.receipt()).body(TranscribedAndOptimized.of(result, style));
    }

    @PostMapping("/transcribe_only")
    ResponseEntity<Transcribed> transcribeOnly(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest form,
            @RequestParam(required = false) @Nullable String language)
            throws IOException {
        Result result = transcribed(holder, form, language, null);
        return Charged.answer(result.receipt()).body(Transcribed.of(result));
    }

    @PostMapping(path = "/optimize_only", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Optimized> optimizeJson(
            @AuthenticationPrincipal KeyHolder holder,
            @RequestBody TextToOptimize body,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String language) {
        return optimized(
                holder,
                body.text(),
                body.mode() == null ? mode : body.mode(),
                body.language() == null ? language : body.language());
    }

    @PostMapping("/optimize_only")
    ResponseEntity<Optimized> optimizeForm(
            @AuthenticationPrincipal KeyHolder holder,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String mode,
            @RequestParam(required = false) @Nullable String language) {
        return optimized(holder, text, mode, language);
    }

    private Result transcribed(
            KeyHolder holder,
            HttpServletRequest form,
            @Nullable String language,
            @Nullable Style style)
            throws IOException {
        var request = new FileRequest(Languages.read(language), null, null, 0, style);
        try (InputStream audio = Fields.file(form)) {
            return attendance
                    .of(form)
                    .during(() -> hearer.hear(holder, audio, request, FileEvents.NONE));
        }
    }

    private ResponseEntity<Optimized> optimized(
            KeyHolder holder,
            @Nullable String text,
            @Nullable String mode,
            @Nullable String language) {
        Style style = servedStyle(mode);
        String original = checked(text);
        var rewritten =
                rewriting.rewrite(holder.caller(), original, style, Languages.read(language));
        limits.used(holder, rewritten.receipt());
        Polished polished = rewritten.polished();
        return Charged.answer(rewritten.receipt())
                .body(
                        new Optimized(
                                original,
                                polished.text(),
                                style.key(),
                                polished.engine(),
                                outcome(polished)));
    }

    private String checked(@Nullable String text) {
        if (text == null || text.isBlank()) {
            throw Fields.invalid(
                    "text", "missing_required_parameter", "There is no text to optimize.");
        }
        if (text.length() > settings.maxTextCharacters()) {
            throw Fields.invalid(
                    "text",
                    "text_too_long",
                    "The text is longer than "
                            + settings.maxTextCharacters()
                            + " characters. Send it in parts.");
        }
        return text;
    }

    /** An unknown mode is a mistake that is told, and so is one that nothing here can serve. */
    private Style servedStyle(@Nullable String mode) {
        Style style = Fields.oneOf(Style.class, "mode", mode, Style.STANDARD);
        if (!rewriting.serves(style)) {
            throw Fields.invalid(
                    "mode",
                    "model_required",
                    "'"
                            + style.key()
                            + "' needs a text model, and none runs here: put a *.gguf file into"
                            + " SOTTO_HOME/models, or set SOTTO_NODES to a server that has one."
                            + " standard, formal, casual and concise work without.");
        }
        return style;
    }

    private static String outcome(Polished polished) {
        return polished.outcome().name().toLowerCase(Locale.ROOT);
    }

    record TextToOptimize(
            @Nullable String text, @Nullable String mode, @Nullable String language) {}

    /**
     * Raw and optimized text.
     *
     * @param language ISO 639-1, if known
     * @param duration of the audio, in seconds
     * @param engine the text model, or {@code rules}
     * @param outcome polished, or why the raw text was kept
     */
    record TranscribedAndOptimized(
            @JsonProperty("raw_text") String rawText,
            @JsonProperty("optimized_text") String optimizedText,
            @Nullable String language,
            double duration,
            String mode,
            String engine,
            String outcome) {

        static TranscribedAndOptimized of(Result result, Style style) {
            var transcript = result.transcript();
            Polished polished = result.polished();
            if (polished == null) {
                throw new IllegalStateException("Asked for a style, but nothing was polished");
            }
            return new TranscribedAndOptimized(
                    transcript.text(),
                    polished.text(),
                    transcript.language(),
                    VerboseTranscription.seconds(transcript.duration()),
                    style.key(),
                    polished.engine(),
                    OneCallController.outcome(polished));
        }
    }

    /**
     * Text alone.
     *
     * @param engine the speech model
     */
    record Transcribed(String text, @Nullable String language, double duration, String engine) {

        static Transcribed of(Result result) {
            var transcript = result.transcript();
            return new Transcribed(
                    transcript.text(),
                    transcript.language(),
                    VerboseTranscription.seconds(transcript.duration()),
                    transcript.model());
        }
    }

    record Optimized(
            String original, String optimized, String mode, String engine, String outcome) {}
}
