package app.sotto.gateway.relay;

import app.sotto.gateway.wire.Fields;
import org.jspecify.annotations.Nullable;

/** What a caller says of the cache, in the header {@code x-sotto-cache}. */
enum CacheWish {
    ON,
    OFF,
    /** Nothing is said. */
    AS_USUAL;

    static CacheWish read(@Nullable String header) {
        return switch (header == null ? "" : header.strip()) {
            case "" -> AS_USUAL;
            case "on" -> ON;
            case "off" -> OFF;
            default ->
                    throw Fields.invalid(
                            Memory.HEADER,
                            "invalid_value",
                            "The header x-sotto-cache is on, off, or not there.");
        };
    }
}
