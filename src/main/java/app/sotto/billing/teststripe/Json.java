package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Builds and reads the small JSON trees in which the stand-in keeps every object. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    /**
     * An object from names and values in turn; a value may be null, a scalar, a list, a map or a
     * node.
     */
    static ObjectNode of(@Nullable Object... namesAndValues) {
        var node = NODES.objectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set(String.valueOf(namesAndValues[i]), node(namesAndValues[i + 1]));
        }
        return node;
    }

    static ArrayNode array(Object... values) {
        return list(List.of(values));
    }

    static ArrayNode list(Iterable<?> values) {
        var node = NODES.arrayNode();
        for (var value : values) {
            node.add(node(value));
        }
        return node;
    }

    static JsonNode node(@Nullable Object value) {
        return switch (value) {
            case null -> NODES.nullNode();
            case JsonNode node -> node;
            case String text -> NODES.stringNode(text);
            case Boolean flag -> NODES.booleanNode(flag);
            case Integer number -> NODES.numberNode(number);
            case Long number -> NODES.numberNode(number);
            case BigDecimal number -> NODES.numberNode(number);
            case Map<?, ?> map -> map(map);
            case Iterable<?> values -> list(values);
            default -> throw new IllegalArgumentException("Not for JSON: " + value.getClass());
        };
    }

    private static ObjectNode map(Map<?, ?> map) {
        var node = NODES.objectNode();
        map.forEach((key, value) -> node.set(String.valueOf(key), node(value)));
        return node;
    }

    static ObjectNode set(ObjectNode node, String name, @Nullable Object value) {
        node.set(name, node(value));
        return node;
    }

    static @Nullable String text(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNull() || value.isMissingNode() || value.isContainer()
                ? null
                : value.asString();
    }

    /** The text of a field that every such object has. */
    static String need(JsonNode node, String name) {
        var value = text(node, name);
        if (value == null) {
            throw new IllegalStateException("No " + name + " in " + node.path("object"));
        }
        return value;
    }

    static String id(JsonNode node) {
        return need(node, "id");
    }

    static boolean has(JsonNode node, String name) {
        return node.hasNonNull(name);
    }

    static boolean flag(JsonNode node, String name) {
        return node.path(name).asBoolean(false);
    }

    static boolean is(JsonNode node, String name, String value) {
        return value.equals(text(node, name));
    }

    /** A number, 0 where there is none. */
    static long number(JsonNode node, String name) {
        return node.path(name).asLong(0);
    }

    static BigDecimal decimal(JsonNode node, String name) {
        var text = text(node, name);
        return text == null ? BigDecimal.ZERO : new BigDecimal(text);
    }

    static ObjectNode object(JsonNode node, String name) {
        if (node.path(name) instanceof ObjectNode child) {
            return child;
        }
        throw new IllegalStateException("No object " + name + " in " + node.path("object"));
    }

    static ArrayNode items(JsonNode node, String name) {
        return node.path(name) instanceof ArrayNode items ? items : NODES.arrayNode();
    }

    /** Stripe's envelope around the whole of a list inside an object. */
    static ObjectNode listObject(Iterable<?> data, String url) {
        return of("object", "list", "data", list(data), "has_more", false, "url", url);
    }

    static ObjectNode read(String json) {
        return (ObjectNode) MAPPER.readTree(json);
    }

    static ObjectNode copy(JsonNode node) {
        return (ObjectNode) node.deepCopy();
    }

    /**
     * A copy without the fields that the stand-in keeps for itself, whose names begin with an
     * underscore.
     */
    static JsonNode published(JsonNode node) {
        if (node instanceof ObjectNode object) {
            var copy = NODES.objectNode();
            object.properties().stream()
                    .filter(field -> !field.getKey().startsWith("_"))
                    .forEach(field -> copy.set(field.getKey(), published(field.getValue())));
            return copy;
        }
        if (node instanceof ArrayNode values) {
            var copy = NODES.arrayNode();
            values.forEach(value -> copy.add(published(value)));
            return copy;
        }
        return node;
    }
}
