package app.sotto.gateway.realtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import org.jspecify.annotations.Nullable;

/** OpenAI's error envelope, for answers before there is a socket. */
record ErrorAnswer(Problem error) {

    @JsonInclude(Include.ALWAYS)
    record Problem(String message, String type, @Nullable String param, String code) {}

    static ErrorAnswer unauthenticated() {
        return new ErrorAnswer(
                new Problem(
                        "No valid credential was sent. Programs send the header 'Authorization:"
                                + " Bearer sk-sotto-…'; browsers the sub-protocols 'realtime' and"
                                + " 'openai-insecure-api-key.<client secret>' with a fresh secret"
                                + " from POST /v1/realtime/client_secrets.",
                        "invalid_request_error",
                        null,
                        "invalid_api_key"));
    }

    static ErrorAnswer of(InvalidEventException problem) {
        return new ErrorAnswer(
                new Problem(
                        String.valueOf(problem.getMessage()),
                        "invalid_request_error",
                        problem.param(),
                        problem.code()));
    }

    static ErrorAnswer foreignOrigin() {
        return new ErrorAnswer(
                new Problem(
                        "Pages of this origin may not connect. The operator can add it to"
                                + " sotto.realtime.allowed-origins.",
                        "invalid_request_error",
                        null,
                        "origin_not_allowed"));
    }
}
