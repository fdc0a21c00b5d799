package app.sotto.inference;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One entry of the catalogue that some node can run now.
 *
 * @param id the name that nodes and callers use, such as {@code openai/whisper-large-v3}
 * @param languages ISO 639-1 codes it understands; empty means any
 * @param maxWindow the longest audio that one request may carry (28 s for Whisper, 15 s for Sphinx)
 * @param live whether it is fast enough to re-recognise a rolling window while a person speaks;
 *     otherwise live text is recognised once, at pauses
 * @param demo whether it is a demonstration engine, to be called one wherever its output is shown
 * @param revision the version that nodes should run, or null for any
 */
public record Model(
        String id,
        ModelKind kind,
        String displayName,
        Set<String> languages,
        Duration maxWindow,
        boolean live,
        boolean demo,
        @Nullable String revision) {

    /** Of any revision. */
    public Model(
            String id,
            ModelKind kind,
            String displayName,
            Set<String> languages,
            Duration maxWindow,
            boolean live,
            boolean demo) {
        this(id, kind, displayName, languages, maxWindow, live, demo, null);
    }

    /**
     * Whether it turns other languages into English. No API says so: Whisper was trained for it,
     * its turbo and distilled forms were not, and the English ones have nothing to translate.
     */
    public boolean translates() {
        String name = id.toLowerCase(Locale.ROOT);
        return kind == ModelKind.SPEECH
                && name.contains("whisper")
                && languages.size() != 1
                && Stream.of("turbo", "distil", ".en").noneMatch(name::contains);
    }

    /** Whether it understands a language; {@code auto} stands for whatever is spoken. */
    public boolean understands(String language) {
        return languages.isEmpty() || language.equals("auto") || languages.contains(language);
    }
}
