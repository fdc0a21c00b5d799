package app.sotto.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Turns Javadoc, as it is found in the code, into the Markdown that OpenAPI wants. */
final class Javadoc {

    private Javadoc() {}

    static void toMarkdown(JsonNode tree) {
        if (tree instanceof ObjectNode object && object.path("description").isTextual()) {
            object.put("description", markdown(object.path("description").asText()));
        }
        tree.forEach(Javadoc::toMarkdown);
    }

    private static String markdown(String javadoc) {
        return javadoc.replaceAll("</?code>", "`")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ");
    }
}
