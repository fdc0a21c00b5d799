package app.sotto.inference.openai;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** ISO 639-1 from what nodes say, which is a code with some and an English name with others. */
final class LanguageCode {

    private static final Map<String, String> BY_ENGLISH_NAME =
            Stream.of(Locale.getISOLanguages())
                    .collect(
                            Collectors.toMap(
                                    code ->
                                            Locale.of(code)
                                                    .getDisplayLanguage(Locale.ENGLISH)
                                                    .toLowerCase(Locale.ROOT),
                                    code -> code,
                                    (one, other) -> one));

    private LanguageCode() {}

    static @Nullable String of(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        var language = said.strip().toLowerCase(Locale.ROOT);
        var primary = language.split("[-_]", 2)[0];
        return primary.length() == 2 ? primary : BY_ENGLISH_NAME.get(language);
    }
}
