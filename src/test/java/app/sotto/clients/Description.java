package app.sotto.clients;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code /openapi.json}, and what it says of one answer or another. */
record Description(JsonNode tree) {

    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    record Operation(String method, String path, JsonNode said) {

        @Override
        public String toString() {
            return method.toUpperCase(Locale.ROOT) + " " + path;
        }
    }

    static Description of(String json) {
        return new Description(JsonMapper.shared().readTree(json));
    }

    List<Operation> operations() {
        return tree.path("paths").properties().stream()
                .flatMap(path ->
                        path.getValue().properties().stream()
                                .map(method ->
                                        new Operation(
                                                method.getKey(), path.getKey(), method.getValue())))
                .toList();
    }

    /** What an operation may answer with that status, and as that kind of content. */
    JsonNode content(String method, String path, int status, String mediaType) {
        return resolved(
                        tree.path("paths")
                                .path(path)
                                .path(method)
                                .path("responses")
                                .path(Integer.toString(status)))
                .path("content")
                .path(mediaType);
    }

    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? tree.at(node.path("$ref").asString().substring(1)) : node;
    }

    /** Empty where a value keeps to a schema of the description, and has no field besides. */
    List<String> mistakes(JsonNode schema, JsonNode value) {
        ObjectNode whole = JsonMapper.shared().createObjectNode();
        whole.set("components", closed()); // where references point
        whole.putArray("allOf").add(schema);
        return errors(SCHEMAS.getSchema(whole), value);
    }

    static List<String> errors(Schema schema, JsonNode value) {
        return schema.validate(value).stream().map(Object::toString).toList();
    }

    private JsonNode closed() {
        var components = tree.path("components").deepCopy();
        components
                .path("schemas")
                .forEach(schema -> {
                    if (schema.has("properties") && !schema.has("additionalProperties")) {
                        ((ObjectNode) schema).put("unevaluatedProperties", false);
                    }
                });
        return components;
    }

    /** All examples beside their schemas, by where they stand. */
    Map<String, JsonNode> contents() {
        var found = new TreeMap<String, JsonNode>();
        collect("", tree, found);
        return found;
    }

    private static void collect(String place, JsonNode node, Map<String, JsonNode> found) {
        if (node.path("schema").isObject() && (node.has("example") || node.has("examples"))) {
            found.put(place, node);
        }
        node.properties()
                .forEach(field -> collect(place + "/" + field.getKey(), field.getValue(), found));
    }

    static Stream<JsonNode> examples(JsonNode content) {
        return Stream.concat(
                content.has("example") ? Stream.of(content.path("example")) : Stream.empty(),
                content.path("examples").valueStream().map(example -> example.path("value")));
    }
}
