package app.sotto.gateway.realtime;

import app.sotto.dictation.Dictations.LiveRequest;
import app.sotto.polish.Style;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a session has asked for so far.
 *
 * @param keep whether it becomes history; null leaves it to who asks
 * @param commands whether spoken commands are obeyed
 */
record SessionSettings(
        AudioFormat format,
        String language,
        @Nullable String model,
        @Nullable String prompt,
        List<String> keywords,
        TurnDetection turns,
        @Nullable Style style,
        @Nullable Boolean keep,
        boolean commands) {

    static final SessionSettings DEFAULTS =
            new SessionSettings(
                    AudioFormat.PCM_24000,
                    "auto",
                    null,
                    null,
                    List.of(),
                    TurnDetection.SERVER_VAD,
                    null,
                    null,
                    false);

    SessionSettings withStyle(@Nullable Style changed) {
        return new SessionSettings(
                format, language, model, prompt, keywords, turns, changed, keep, commands);
    }

    SessionSettings withModel(@Nullable String chosen) {
        return new SessionSettings(
                format, language, chosen, prompt, keywords, turns, style, keep, commands);
    }

    /** Whether the other asks for the same hearing; the style may change at any time. */
    boolean hearsAs(SessionSettings other) {
        return withStyle(null).equals(other.withStyle(null));
    }

    LiveRequest toRequest(boolean keepByDefault) {
        return new LiveRequest(
                language,
                model,
                hints(),
                style,
                format.rate(),
                turns,
                keep == null ? keepByDefault : keep,
                commands);
    }

    private @Nullable String hints() {
        String hints =
                Stream.concat(Stream.ofNullable(prompt), keywords.stream())
                        .collect(Collectors.joining(", "));
        return hints.isEmpty() ? null : hints;
    }
}
