package app.sotto.gateway.description;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * What is said of the API in YAML, laid over what was found in the code: objects are joined field
 * by field, parameters by their names, and anything else is replaced.
 */
record Words(ObjectNode tree) {

    private static final List<String> FILES =
            List.of("api", "audio", "polished", "jobs", "live", "text", "organisation", "fleet");

    static Words read() {
        var all = Json31.mapper().createObjectNode();
        FILES.forEach(file -> lay(load(file + ".yaml"), all, all));
        return new Words(all);
    }

    ObjectNode over(ObjectNode found) {
        ObjectNode words = tree.deepCopy();
        renameRoutes(found, words);
        lay(words, found, words);
        inOrder(found, words);
        ErrorResponses.expand(found);
        return found;
    }

    /** The words stand in the order in which they are best read. */
    private static void inOrder(ObjectNode found, ObjectNode words) {
        var paths = found.withObject("paths");
        for (String path :
                words.path("paths").properties().stream().map(Map.Entry::getKey).toList()) {
            paths.set(path, paths.remove(path));
        }
    }

    /** Spring's {@code /**} is a parameter to everybody else. */
    private static void renameRoutes(ObjectNode found, ObjectNode words) {
        var paths = found.withObject("paths");
        words.path("paths")
                .properties()
                .forEach(path -> {
                    var route = ((ObjectNode) path.getValue()).remove("x-route");
                    var operations = route == null ? null : paths.remove(route.asText());
                    if (operations != null) {
                        paths.set(path.getKey(), operations);
                    }
                });
    }

    private static void lay(ObjectNode words, ObjectNode found, JsonNode root) {
        for (Map.Entry<String, JsonNode> word : words.properties()) {
            JsonNode there = found.get(word.getKey());
            if (word.getKey().equals("parameters") && word.getValue() instanceof ArrayNode named) {
                found.set("parameters", joined(there, named, root));
            } else if (word.getValue() instanceof ObjectNode said
                    && there instanceof ObjectNode known
                    && !said.has("$ref")) {
                lay(said, known, root);
            } else {
                found.set(word.getKey(), word.getValue());
            }
        }
    }

    private static ArrayNode joined(JsonNode found, ArrayNode words, JsonNode root) {
        var all = new ArrayList<JsonNode>();
        var rest = new ArrayList<JsonNode>();
        if (found != null) {
            found.forEach(rest::add);
        }
        for (JsonNode word : words) {
            String name = resolved(word, root).path("name").asText();
            var same = rest.stream().filter(one -> one.path("name").asText().equals(name)).toList();
            rest.removeAll(same);
            if (!same.isEmpty() && !word.has("$ref")) {
                lay((ObjectNode) word, (ObjectNode) same.getFirst(), root);
                all.add(same.getFirst());
            } else {
                all.add(word);
            }
        }
        all.addAll(rest);
        return Json31.mapper().createArrayNode().addAll(all);
    }

    private static JsonNode resolved(JsonNode parameter, JsonNode root) {
        return parameter.has("$ref")
                ? root.at(parameter.path("$ref").asText().substring(1))
                : parameter;
    }

    private static ObjectNode load(String file) {
        try (InputStream words = Words.class.getResourceAsStream(file)) {
            Object read = new Yaml(new SafeConstructor(new LoaderOptions())).load(words);
            return Json31.mapper().valueToTree(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
