package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A request's parameters, read by name; what nobody read is an unknown parameter.
 *
 * <p>Copies: https://docs.stripe.com/api/errors, code {@code parameter_unknown}
 * (2026-07-29.dahlia).
 */
final class Params {
    private final ObjectNode values;
    private final String path;
    private final Set<String> read = new LinkedHashSet<>();
    private final Map<String, Params> children = new LinkedHashMap<>();

    Params(ObjectNode values) {
        this(values, "");
    }

    private Params(ObjectNode values, String path) {
        this.values = values;
        this.path = path;
    }

    /** Whether the parameter was sent at all; an empty one asks to unset. */
    boolean has(String name) {
        read.add(name);
        return values.has(name);
    }

    @Nullable String text(String name) {
        read.add(name);
        var value = values.path(name);
        if (value.isContainer()) {
            throw Refusal.invalid("Invalid string: " + name, path(name));
        }
        return value.isMissingNode() || value.isNull() || value.asString().isEmpty()
                ? null
                : value.asString();
    }

    String required(String name) {
        var value = text(name);
        if (value == null) {
            throw Refusal.missing(path(name));
        }
        return value;
    }

    /** An address that a browser can be sent to. */
    @Nullable String url(String name) {
        var value = text(name);
        if (value != null && !value.matches("https?://[^\\s\"<>]+")) {
            throw Refusal.invalid("url_invalid", "Not a valid URL: " + name, path(name));
        }
        return value;
    }

    String oneOf(String name, String fallback, String... allowed) {
        var value = text(name);
        if (value == null) {
            return fallback;
        }
        if (!Arrays.asList(allowed).contains(value)) {
            throw Refusal.invalid(
                    "Invalid " + name + ": must be one of " + String.join(", ", allowed),
                    path(name));
        }
        return value;
    }

    @Nullable Long number(String name) {
        var value = text(name);
        try {
            return value == null ? null : Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "parameter_invalid_integer", "Invalid integer: " + value, path(name));
        }
    }

    long number(String name, long fallback) {
        var value = number(name);
        return value == null ? fallback : value;
    }

    @Nullable BigDecimal decimal(String name) {
        var value = text(name);
        try {
            return value == null ? null : new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid("Invalid decimal: " + value, path(name));
        }
    }

    boolean flag(String name) {
        return "true".equals(oneOf(name, "false", "true", "false"));
    }

    /** A nested group of parameters, or null where none was sent. */
    @Nullable Params group(String name) {
        read.add(name);
        var value = values.path(name);
        if (value.isMissingNode() || (!value.isContainer() && value.asString().isEmpty())) {
            return null;
        }
        return child(value, name);
    }

    boolean any() {
        return !values.isEmpty();
    }

    Params groupOrEmpty(String name) {
        var group = group(name);
        return group == null ? new Params(Json.of(), path(name)) : group;
    }

    List<Params> groups(String name) {
        read.add(name);
        var groups = new ArrayList<Params>();
        var value = values.path(name);
        if (value instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                groups.add(child(items.get(i), name + "][" + i));
            }
        } else if (!value.isMissingNode() && !value.asString("").isEmpty()) {
            throw Refusal.invalid("Invalid array", path(name));
        }
        return groups;
    }

    List<String> texts(String name) {
        read.add(name);
        var texts = new ArrayList<String>();
        for (var value : values.path(name)) {
            texts.add(value.asString());
        }
        return texts;
    }

    /**
     * Free names and values, such as metadata; null where none were sent, empty where they are
     * unset.
     */
    @Nullable ObjectNode free(String name) {
        read.add(name);
        var value = values.path(name);
        if (value.isMissingNode()) {
            return null;
        }
        return value instanceof ObjectNode object ? object.deepCopy() : Json.of();
    }

    /** Merges {@code metadata} into its owner. */
    void metadata(ObjectNode owner) {
        var sent = free("metadata");
        if (sent != null) {
            Metadata.merge(owner, sent);
        }
    }

    /** Refuses what no one has read. */
    void done() {
        for (var name : values.propertyNames()) {
            if (!read.contains(name)) {
                throw Refusal.unknownParameter(path(name));
            }
        }
        children.values().forEach(Params::done);
    }

    /** How the parameter is written on the wire, such as {@code items[0][price]}. */
    String path(String name) {
        return path.isEmpty() ? name.replaceFirst("]", "") : path + "[" + name + "]";
    }

    private Params child(JsonNode value, String name) {
        if (!(value instanceof ObjectNode object)) {
            throw Refusal.invalid("Invalid object", path(name));
        }
        var known = children.get(name);
        if (known != null) {
            return known;
        }
        var at =
                path.isEmpty()
                        ? name.replaceFirst("]", "") + (name.contains("]") ? "]" : "")
                        : path(name);
        var child = new Params(object, at);
        children.put(name, child);
        return child;
    }
}
