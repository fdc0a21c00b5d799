package app.sotto.accounts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What a key may be used for. Every key may list the models. */
public enum Scope {
    /** Speech to text: files, jobs and live. */
    AUDIO,
    /** Chat, embeddings and rewriting. */
    TEXT,
    /** Reading what the organisation used. */
    USAGE;

    public static final Set<Scope> ALL = Set.copyOf(EnumSet.allOf(Scope.class));

    /** As tokens and pages write it, such as {@code audio}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Scope of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }
}
