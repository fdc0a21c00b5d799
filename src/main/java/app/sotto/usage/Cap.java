package app.sotto.usage;

import org.jspecify.annotations.Nullable;

/**
 * What an owner allows a month, below what the plan allows.
 *
 * @param seconds of speech; null: no such cap
 * @param micros of overage, in micro-units; null: the plan's own budget for the organisation, none
 *     for a member or key
 */
public record Cap(@Nullable Long seconds, @Nullable Long micros) {

    public static final Cap NONE = new Cap(null, null);

    public Cap {
        if ((seconds != null && seconds < 0) || (micros != null && micros < 0)) {
            throw new IllegalArgumentException("A cap is zero or more");
        }
    }
}
