package app.sotto.dictation.library;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.polish.Script;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcriber;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How speech is to be heard and rewritten.
 *
 * @param language ISO 639-1, or {@code auto}
 * @param script that Chinese is written in; null for whatever a model writes
 */
@Embeddable
public record Hearing(
        @Column(name = "language") String language,
        @Column(name = "model_asked") @Nullable String model,
        @Column(name = "prompt") @Nullable String prompt,
        @Column(name = "temperature") double temperature,
        @Enumerated(EnumType.STRING) @Column(name = "style") @Nullable Style style,
        @Enumerated(EnumType.STRING) @Column(name = "turns") @Nullable TurnDetection turns,
        @Column(name = "translate") boolean translate,
        @Column(name = "commands") boolean commands,
        @Enumerated(EnumType.STRING) @Column(name = "script") @Nullable Script script) {

    public static Hearing of(FileRequest request) {
        return new Hearing(
                Script.spoken(request.language()),
                request.model(),
                request.prompt(),
                request.temperature(),
                request.style(),
                null,
                request.translate(),
                request.commands(),
                Script.of(request.language()).orElse(null));
    }

    public static Hearing of(LiveRequest request) {
        return new Hearing(
                Script.spoken(request.language()),
                request.model(),
                request.prompt(),
                0,
                request.style(),
                request.turns(),
                false,
                request.commands(),
                Script.of(request.language()).orElse(null));
    }

    public Transcriber.Options options() {
        return new Transcriber.Options(language, model, prompt, temperature, false, translate);
    }

    Hearing in(@Nullable Style newStyle) {
        return new Hearing(
                language, model, prompt, temperature, newStyle, turns, translate, commands, script);
    }

    /** The same, with the script that was not asked for but is usual. */
    Hearing writtenIn(Supplier<Script> usual) {
        boolean named = script != null || !Script.mayBeIn(language);
        return named
                ? this
                : new Hearing(
                        language,
                        model,
                        prompt,
                        temperature,
                        style,
                        turns,
                        translate,
                        commands,
                        usual.get());
    }
}
