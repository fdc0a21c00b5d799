package app.sotto.inference.simulated;

import org.jspecify.annotations.Nullable;

/**
 * A refusal in the form of vLLM's {@code ErrorResponse}: its {@code code} is the HTTP status as a
 * number, where OpenAI has a word (vllm/entrypoints/openai/engine/protocol.py at 040a2cc).
 */
final class VllmProblem extends Exception {

    private final int status;
    private final String type;
    private final @Nullable String param;

    private VllmProblem(int status, String type, String message, @Nullable String param) {
        super(message);
        this.status = status;
        this.type = type;
        this.param = param;
    }

    static VllmProblem bad(@Nullable String param, String message) {
        return new VllmProblem(400, "BadRequestError", message, param);
    }

    static VllmProblem noModel(String name) {
        return new VllmProblem(
                404, "NotFoundError", "The model `" + name + "` is not served here.", "model");
    }

    static VllmProblem noRoute(String path) {
        return new VllmProblem(404, "NotFoundError", "There is nothing at " + path + ".", null);
    }

    static VllmProblem failed(String message) {
        return new VllmProblem(500, "InternalServerError", message, null);
    }

    int status() {
        return status;
    }

    Envelope envelope() {
        return new Envelope(new Detail(getMessage(), type, param, status));
    }

    record Envelope(Detail error) {}

    record Detail(@Nullable String message, String type, @Nullable String param, int code) {}
}
