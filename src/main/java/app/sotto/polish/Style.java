package app.sotto.polish;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The five ways to rewrite speech. */
public enum Style {
    STANDARD,
    FORMAL,
    CASUAL,
    CONCISE,
    DETAILED;

    /** Its name on the wire and in settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Style> of(String key) {
        return Arrays.stream(values()).filter(style -> style.key().equals(key)).findFirst();
    }
}
