package app.sotto.operations.tokens;

import java.util.Locale;

/** What a token opens. */
public enum TokenKind {
    /** Everything under {@code /operator/api}. */
    OPERATOR("sk-operator-"),
    /** {@code /nodes/join} alone. */
    JOIN("join-");

    private final String prefix;

    TokenKind(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    String stored() {
        return name().toLowerCase(Locale.ROOT);
    }

    static TokenKind of(String stored) {
        return valueOf(stored.toUpperCase(Locale.ROOT));
    }
}
