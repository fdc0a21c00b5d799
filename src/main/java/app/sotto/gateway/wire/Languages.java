package app.sotto.gateway.wire;

import app.sotto.polish.Script;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the language that a caller names. */
public final class Languages {

    private static final Set<String> KNOWN =
            Arrays.stream(Locale.getISOLanguages()).collect(Collectors.toUnmodifiableSet());

    private Languages() {}

    /**
     * ISO 639-1, also with a region ({@code en-GB}), which is passed over; nothing means {@code
     * auto}. What is said of the script that Chinese is written in stays: {@code zh-Hant}, {@code
     * zh-TW}.
     */
    public static String read(@Nullable String language) {
        if (language == null || language.isBlank()) {
            return "auto";
        }
        String code = language.strip().toLowerCase(Locale.ROOT);
        String primary = code.split("[-_]", 2)[0];
        if (code.equals("auto") || KNOWN.contains(primary)) {
            return Script.of(code).map(Script::tag).orElse(primary);
        }
        throw new ApiErrorException(
                ApiError.invalid(
                        "language",
                        "invalid_language",
                        "'"
                                + Quoted.of(language)
                                + "' is no language code. Send two letters (ISO 639-1) such as en"
                                + " or zh, or auto."));
    }
}
