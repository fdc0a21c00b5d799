package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads nested parameters from a form body or query: {@code items[0][price]=p} and {@code
 * expand[]=x}.
 *
 * <p>Copies: https://docs.stripe.com/api (2026-07-29.dahlia): request bodies are form-encoded.
 */
final class Form {
    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]*)\\]");

    private Form() {}

    static ObjectNode parse(String encoded) {
        var root = Json.of();
        if (!encoded.isEmpty()) {
            for (var pair : encoded.split("&", -1)) {
                put(root, pair);
            }
        }
        return (ObjectNode) arrays(root);
    }

    private static void put(ObjectNode root, String pair) {
        int equals = pair.indexOf('=');
        var key = decode(equals < 0 ? pair : pair.substring(0, equals));
        var value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        var steps = steps(key);
        var node = root;
        for (var step : steps.subList(0, steps.size() - 1)) {
            node =
                    node.get(name(node, step)) instanceof ObjectNode child
                            ? child
                            : node.putObject(name(node, step));
        }
        node.put(name(node, steps.getLast()), value);
    }

    private static String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, UTF_8);
        } catch (IllegalArgumentException e) {
            throw Refusal.invalid("The request is not well-formed: " + e.getMessage(), null);
        }
    }

    private static List<String> steps(String key) {
        var steps = new ArrayList<String>();
        int bracket = key.indexOf('[');
        steps.add(bracket < 0 ? key : key.substring(0, bracket));
        if (bracket >= 0) {
            BRACKETS.matcher(key.substring(bracket))
                    .results()
                    .forEach(found -> steps.add(found.group(1)));
        }
        return steps;
    }

    private static String name(ObjectNode node, String step) {
        return step.isEmpty() ? String.valueOf(node.size()) : step;
    }

    private static JsonNode arrays(JsonNode node) {
        if (!(node instanceof ObjectNode object)) {
            return node;
        }
        var names = List.copyOf(object.propertyNames());
        boolean numbered =
                !names.isEmpty() && names.stream().allMatch(name -> name.matches("\\d{1,4}"));
        if (numbered) {
            return Json.list(
                    names.stream()
                            .sorted((a, b) ->
                                    Integer.compare(Integer.parseInt(a), Integer.parseInt(b)))
                            .map(name -> arrays(object.get(name)))
                            .toList());
        }
        names.forEach(name -> object.set(name, arrays(object.get(name))));
        return object;
    }
}
