package app.sotto.inference.catalogue;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Makes the best of a name that the catalogue does not know. */
final class GuessedModel {

    private static final Pattern SPEECH =
            Pattern.compile("whisper|[-_/]asr|asr[-_]|speech|transcri|voxtral|canary|parakeet");
    private static final Pattern EMBEDDING =
            Pattern.compile("embed|\\bbge\\b|\\be5\\b|\\bgte\\b|minilm");
    private static final Pattern ENGLISH_ONLY = Pattern.compile("\\.en\\b|-en$");
    private static final Duration WHISPER_WINDOW = Duration.ofSeconds(28);

    private GuessedModel() {}

    static Model from(String name) {
        var kind = kind(name.toLowerCase(Locale.ROOT));
        return new Model(name, kind, name, languages(name), window(kind), false, false);
    }

    private static ModelKind kind(String name) {
        if (SPEECH.matcher(name).find()) {
            return ModelKind.SPEECH;
        }
        return EMBEDDING.matcher(name).find() ? ModelKind.EMBEDDING : ModelKind.TEXT;
    }

    private static Set<String> languages(String name) {
        return ENGLISH_ONLY.matcher(name).find() ? Set.of("en") : Set.of();
    }

    private static Duration window(ModelKind kind) {
        return kind == ModelKind.SPEECH ? WHISPER_WINDOW : Duration.ZERO;
    }
}
