package app.sotto.gateway.callers;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Authorization header of programs (RFC 6750). */
public final class Bearer {

    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** What it carries; empty if it is missing or of another scheme. */
    public static Optional<String> of(@Nullable String authorization) {
        return Optional.ofNullable(authorization)
                .filter(header -> header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(header -> header.substring(SCHEME.length()).strip());
    }
}
