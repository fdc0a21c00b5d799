package app.sotto.inference.simulated;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The plainest value that a JSON schema admits, with a given text wherever it wants a string of its
 * own. Understood are: type, properties, items, enum, const, $ref within the schema, anyOf, oneOf
 * and allOf (the first of each), minimum, minItems, minLength and maxLength.
 */
final class SchemaAnswer {

    private static final int DEEPEST = 12;
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonNode schema;
    private final String text;

    private SchemaAnswer(JsonNode schema, String text) {
        this.schema = schema;
        this.text = text;
    }

    static String of(JsonNode schema, String text) {
        return JsonMapper.shared()
                .writeValueAsString(new SchemaAnswer(schema, text).value(schema, 0));
    }

    private JsonNode value(JsonNode of, int depth) {
        if (of.has("const")) {
            return of.path("const");
        }
        if (!of.path("enum").isEmpty()) {
            return of.path("enum").path(0);
        }
        if (of.has("$ref") && depth < DEEPEST) {
            var pointer = of.path("$ref").asString("").replaceFirst("^#", "");
            return value(schema.at(pointer), depth + 1);
        }
        for (var choice : new String[] {"anyOf", "oneOf", "allOf"}) {
            if (!of.path(choice).isEmpty() && depth < DEEPEST) {
                return value(of.path(choice).path(0), depth + 1);
            }
        }
        return switch (type(of)) {
            case "object" -> object(of, depth);
            case "array" -> array(of, depth);
            case "integer" -> NODES.numberNode((long) Math.ceil(of.path("minimum").asDouble(0)));
            case "number" -> NODES.numberNode(of.path("minimum").asDouble(0));
            case "boolean" -> NODES.booleanNode(false);
            case "null" -> NODES.nullNode();
            default -> string(of);
        };
    }

    private static String type(JsonNode of) {
        var type = of.path("type");
        if (type.isArray()) {
            return type.path(0).asString("string");
        }
        return type.asString(of.has("properties") ? "object" : "string");
    }

    private JsonNode object(JsonNode of, int depth) {
        ObjectNode object = NODES.objectNode();
        if (depth < DEEPEST) {
            for (var property : of.path("properties").properties()) {
                object.set(property.getKey(), value(property.getValue(), depth + 1));
            }
        }
        return object;
    }

    private JsonNode array(JsonNode of, int depth) {
        ArrayNode array = NODES.arrayNode();
        int items = Math.max(of.path("minItems").asInt(0), depth < DEEPEST ? 1 : 0);
        if (of.path("maxItems").asInt(1) == 0) {
            items = 0;
        }
        for (int i = 0; i < items; i++) {
            array.add(value(of.path("items"), depth + 1));
        }
        return array;
    }

    private JsonNode string(JsonNode of) {
        int least = of.path("minLength").asInt(0);
        int most = of.path("maxLength").asInt(Integer.MAX_VALUE);
        var value = text + ".".repeat(Math.max(0, least - text.length()));
        return NODES.stringNode(value.substring(0, Math.min(value.length(), most)));
    }
}
