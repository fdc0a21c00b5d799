package app.sotto.dictation.library;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcriber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;

/** How speech is to be heard and rewritten. */
@Embeddable
public record Hearing(
        @Column(name = "language") String language,
        @Column(name = "model_asked") @Nullable String model,
        @Column(name = "prompt") @Nullable String prompt,
        @Column(name = "temperature") double temperature,
        @Enumerated(EnumType.STRING) @Column(name = "style") @Nullable Style style,
        @Enumerated(EnumType.STRING) @Column(name = "turns") @Nullable TurnDetection turns,
        @Column(name = "translate") boolean translate,
        @Column(name = "commands") boolean commands) {

    public static Hearing of(FileRequest request) {
        return new Hearing(
                request.language(),
                request.model(),
                request.prompt(),
                request.temperature(),
                request.style(),
                null,
                request.translate(),
                request.commands());
    }

    public static Hearing of(LiveRequest request) {
        return new Hearing(
                request.language(),
                request.model(),
                request.prompt(),
                0,
                request.style(),
                request.turns(),
                false,
                request.commands());
    }

    public Transcriber.Options options() {
        return new Transcriber.Options(language, model, prompt, temperature, false, translate);
    }

    Hearing in(@Nullable Style newStyle) {
        return new Hearing(
                language, model, prompt, temperature, newStyle, turns, translate, commands);
    }
}
