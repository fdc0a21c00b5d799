package app.sotto.gateway.realtime;

import org.jspecify.annotations.Nullable;

/** An event that cannot be followed. The message says what would be right. */
class InvalidEventException extends RuntimeException {

    private final String code;
    private final @Nullable String param;

    InvalidEventException(String code, String message, @Nullable String param) {
        super(message);
        this.code = code;
        this.param = param;
    }

    InvalidEventException(String code, String message) {
        this(code, message, null);
    }

    String code() {
        return code;
    }

    @Nullable String param() {
        return param;
    }
}
