package app.sotto.gateway.relay;

import app.sotto.gateway.wire.ApiError;
import app.sotto.inference.Lease;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a node finds wrong with a request, in OpenAI's envelope. */
final class Refusal {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST = 1000;

    private Refusal() {}

    /**
     * Nothing where the node is at fault and not the caller: its key is wrong (401), it does not
     * have the model any more (404), it is busy (429).
     */
    static Optional<ApiError> of(int status, byte[] body, Lease lease) {
        return switch (status) {
            case 400, 413, 415, 422 -> {
                JsonNode said = read(body);
                yield Optional.of(
                        new ApiError(
                                HttpStatus.valueOf(status),
                                message(said, lease),
                                "invalid_request_error",
                                text(said.path("param")),
                                code(said),
                                null));
            }
            default -> Optional.empty();
        };
    }

    /** OpenAI's form, or what older servers and FastAPI put there. */
    private static JsonNode read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            return answer.path("error").isObject() ? answer.path("error") : answer;
        } catch (JacksonException e) {
            return JSON.nullNode();
        }
    }

    private static String message(JsonNode said, Lease lease) {
        JsonNode message = said.has("message") ? said.path("message") : said.path("detail");
        String text = message.isMissingNode() ? "" : message.asString(message.toString());
        boolean tellsWhere =
                text.contains(lease.baseUrl().getHost()) || text.contains(lease.node());
        if (text.isBlank() || tellsWhere) {
            return "The model '" + lease.model().id() + "' does not take this request as it is.";
        }
        return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
    }

    /** vLLM has the status for a code. */
    private static String code(JsonNode said) {
        String code = text(said.path("code"));
        return code == null || code.isBlank() ? "invalid_request" : code;
    }

    private static @Nullable String text(JsonNode field) {
        return field.isString() ? field.asString() : null;
    }
}
