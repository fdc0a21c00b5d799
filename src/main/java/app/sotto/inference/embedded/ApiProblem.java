package app.sotto.inference.embedded;

import org.jspecify.annotations.Nullable;

/** A request that this node refuses, as OpenAI's API says it. */
final class ApiProblem extends Exception {

    private final int status;
    private final @Nullable String param;
    private final @Nullable String code;

    private ApiProblem(int status, String message, @Nullable String param, @Nullable String code) {
        super(message);
        this.status = status;
        this.param = param;
        this.code = code;
    }

    static ApiProblem bad(String param, String message) {
        return new ApiProblem(400, message, param, null);
    }

    static ApiProblem bad(String param, String code, String message) {
        return new ApiProblem(400, message, param, code);
    }

    static ApiProblem unknownKey() {
        return new ApiProblem(401, "Incorrect API key provided.", null, "invalid_api_key");
    }

    static ApiProblem noModel(String name) {
        return new ApiProblem(
                404, "The model '" + name + "' does not exist.", "model", "model_not_found");
    }

    static ApiProblem noRoute(String method, String path) {
        return new ApiProblem(404, "Invalid URL (" + method + " " + path + ")", null, null);
    }

    int status() {
        return status;
    }

    Envelope envelope() {
        return new Envelope(new Detail(getMessage(), "invalid_request_error", param, code));
    }

    record Envelope(Detail error) {}

    record Detail(
            @Nullable String message, String type, @Nullable String param, @Nullable String code) {}
}
