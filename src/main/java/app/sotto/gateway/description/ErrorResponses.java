package app.sotto.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts the answers of {@code x-errors} where they belong: OpenAI's envelope under {@code /v1}, and
 * problem details elsewhere.
 */
final class ErrorResponses {

    private static final String REFERENCE = "$ref";

    private ErrorResponses() {}

    static void expand(ObjectNode api) {
        var components = api.withObject("components");
        var responses = components.withObject("responses");
        components
                .remove("x-errors")
                .properties()
                .forEach(error -> {
                    responses.set("Error" + error.getKey(), envelope(error.getValue()));
                    responses.set(
                            "Problem" + error.getKey(), problem(error.getKey(), error.getValue()));
                });
        api.path("paths")
                .properties()
                .forEach(path -> {
                    String kind = path.getKey().startsWith("/v1/") ? "Error" : "Problem";
                    path.getValue().forEach(operation -> refer((ObjectNode) operation, kind));
                });
    }

    private static void refer(ObjectNode operation, String kind) {
        JsonNode statuses = operation.remove("x-errors");
        if (statuses != null) {
            var responses = operation.withObject("responses");
            statuses.forEach(status ->
                    responses
                            .putObject(status.asText())
                            .put(REFERENCE, "#/components/responses/" + kind + status.asText()));
        }
    }

    private static ObjectNode envelope(JsonNode error) {
        return response(error, "application/json", "Error", wrapped(error.path("example")));
    }

    private static ObjectNode wrapped(JsonNode error) {
        ObjectNode wrapped = ((ObjectNode) error).objectNode();
        wrapped.set("error", error);
        return wrapped;
    }

    private static ObjectNode problem(String status, JsonNode error) {
        JsonNode said = error.path("example");
        var example = ((ObjectNode) said).objectNode();
        example.put("title", title(status))
                .put("status", Integer.parseInt(status))
                .put("detail", said.path("message").asText())
                .put("code", said.path("code").asText());
        return response(error, "application/problem+json", "Problem", example);
    }

    private static String title(String status) {
        return org.springframework.http.HttpStatus.valueOf(Integer.parseInt(status))
                .getReasonPhrase();
    }

    private static ObjectNode response(
            JsonNode error, String mediaType, String schema, ObjectNode example) {
        var response = ((ObjectNode) error).objectNode();
        response.put("description", error.path("description").asText());
        error.path("headers")
                .forEach(name ->
                        response.withObject("headers")
                                .putObject(name.asText())
                                .put(
                                        REFERENCE,
                                        "#/components/headers/" + name.asText().replace("-", "")));
        var content = response.putObject("content").putObject(mediaType);
        content.putObject("schema").put(REFERENCE, "#/components/schemas/" + schema);
        content.set("example", example);
        return response;
    }
}
