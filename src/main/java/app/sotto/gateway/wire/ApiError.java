package app.sotto.gateway.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What went wrong with a request, in a sentence that helps. Under {@code /v1} it is sent in
 * OpenAI's envelope, elsewhere as a problem detail (RFC 9457).
 *
 * @param type OpenAI's kind of error, such as {@code invalid_request_error}
 * @param param the field at fault, if one is
 * @param code for programs, such as {@code model_not_found}
 * @param retryAfter when another try makes sense
 */
public record ApiError(
        HttpStatus status,
        String message,
        String type,
        @Nullable String param,
        @Nullable String code,
        @Nullable Duration retryAfter) {

    private static final String INVALID = "invalid_request_error";

    /** OpenAI's envelope. */
    public record Envelope(Body error) {}

    /** Absent fields are written as null, as OpenAI does. */
    @JsonInclude(Include.ALWAYS)
    public record Body(
            String message, String type, @Nullable String param, @Nullable String code) {}

    public static ApiError invalid(@Nullable String param, String code, String message) {
        return new ApiError(HttpStatus.BAD_REQUEST, message, INVALID, param, code, null);
    }

    public static ApiError modelNotFound(String message) {
        return new ApiError(
                HttpStatus.NOT_FOUND, message, INVALID, "model", "model_not_found", null);
    }

    public static ApiError of(HttpStatus status, String code, String message) {
        return new ApiError(status, message, INVALID, null, code, null);
    }

    public static ApiError unauthenticated(boolean keySent) {
        return of(
                HttpStatus.UNAUTHORIZED,
                "invalid_api_key",
                keySent
                        ? "This API key is not known, or it was revoked. Your keys are listed on"
                                + " the Developers page."
                        : "No API key was sent. Send the header 'Authorization: Bearer"
                                + " sk-sotto-…'; keys are made on the Developers page.");
    }

    public static ApiError unauthenticated(String code, String message) {
        return of(HttpStatus.UNAUTHORIZED, code, message);
    }

    public static ApiError forbidden(String code, String message) {
        return of(HttpStatus.FORBIDDEN, code, message);
    }

    public static ApiError spent(String message, Duration retryAfter) {
        return new ApiError(
                HttpStatus.TOO_MANY_REQUESTS,
                message,
                "insufficient_quota",
                null,
                "insufficient_quota",
                retryAfter);
    }

    /** Too much within a minute. */
    public static ApiError limited(String type, String message, Duration retryAfter) {
        return new ApiError(
                HttpStatus.TOO_MANY_REQUESTS,
                message,
                type,
                null,
                "rate_limit_exceeded",
                retryAfter);
    }

    public static ApiError busy(String code, String message) {
        return new ApiError(
                HttpStatus.SERVICE_UNAVAILABLE,
                message,
                "server_error",
                null,
                code,
                Duration.ofSeconds(5));
    }

    /** The nodes are full; from their pace it is known when there will be room. */
    public static ApiError crowded(String code, String message, Duration retryAfter) {
        return new ApiError(
                HttpStatus.TOO_MANY_REQUESTS, message, "server_error", null, code, retryAfter);
    }

    public static ApiError internal(String reference) {
        return new ApiError(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Something went wrong here. If it goes on, tell the operator the reference "
                        + reference
                        + ".",
                "server_error",
                null,
                "internal_error",
                null);
    }

    public Envelope envelope() {
        return new Envelope(new Body(message, type, param, code));
    }
}
