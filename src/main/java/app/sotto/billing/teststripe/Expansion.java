package app.sotto.billing.teststripe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Puts whole objects in the place of their ids where a request asks for them.
 *
 * <p>Copies: https://docs.stripe.com/api/expanding_objects and https://docs.stripe.com/expand
 * (2026-07-29.dahlia): at most four levels; some fields are there only when asked for.
 */
final class Expansion {
    private static final Map<String, String> TABLES =
            Map.ofEntries(
                    Map.entry("cus", "customer"),
                    Map.entry("sub", "subscription"),
                    Map.entry("in", "invoice"),
                    Map.entry("ii", "invoiceitem"),
                    Map.entry("pi", "payment_intent"),
                    Map.entry("ch", "charge"),
                    Map.entry("pm", "payment_method"),
                    Map.entry("price", "price"),
                    Map.entry("prod", "product"),
                    Map.entry("promo", "promotion_code"),
                    Map.entry("di", "discount"),
                    Map.entry("txr", "tax_rate"),
                    Map.entry("clock", "test_helpers.test_clock"),
                    Map.entry("cs", "checkout.session"),
                    Map.entry("re", "refund"),
                    Map.entry("dp", "dispute"),
                    Map.entry("cn", "credit_note"),
                    Map.entry("mtr", "billing.meter"),
                    Map.entry("bpc", "billing_portal.configuration"));

    private final Store store;
    private final Map<String, Function<ObjectNode, JsonNode>> onRequest = new HashMap<>();

    Expansion(Store store) {
        this.store = store;
    }

    /** A field that is left out unless a request expands it. */
    void onRequest(String object, String field, Function<ObjectNode, JsonNode> value) {
        onRequest.put(object + "." + field, value);
    }

    JsonNode apply(JsonNode answer, List<String> paths) {
        var copy = answer.deepCopy();
        for (var path : paths) {
            var steps = List.of(path.split("\\.", -1));
            int levels = steps.size() - (int) steps.stream().filter("data"::equals).count();
            if (levels > 4) {
                throw Refusal.invalid(
                        "You cannot expand more than 4 levels of a property: " + path, "expand");
            }
            expand(copy, steps, path);
        }
        return Json.published(copy);
    }

    private void expand(JsonNode node, List<String> steps, String path) {
        if (steps.isEmpty() || node.isNull()) {
            return;
        }
        if (node instanceof ArrayNode items) {
            items.forEach(item -> expand(item, steps, path));
            return;
        }
        if (!(node instanceof ObjectNode object)) {
            throw notExpandable(path);
        }
        var name = steps.getFirst();
        var late = onRequest.get(object.path("object").asString("") + "." + name);
        if (late != null && !object.has(name)) {
            object.set(name, late.apply(object).deepCopy());
        }
        var child = object.path(name);
        if (child.isMissingNode()) {
            throw notExpandable(path);
        }
        if (child.isString()) {
            child = whole(name, child.asString(), path);
            object.set(name, child);
        } else if (child instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                if (items.get(i).isString()) {
                    items.set(i, whole(name, items.get(i).asString(), path));
                }
            }
        }
        expand(child, steps.subList(1, steps.size()), path);
    }

    private JsonNode whole(String field, String id, String path) {
        var table = table(field, id);
        var found = table == null ? null : store.find(table, id);
        if (found == null) {
            throw notExpandable(path);
        }
        return found.deepCopy();
    }

    private static @Nullable String table(String field, String id) {
        if ("coupon".equals(field)) {
            return "coupon";
        }
        int dash = id.indexOf('_');
        return dash < 0 ? null : TABLES.get(id.substring(0, dash));
    }

    private static Refusal notExpandable(String path) {
        return Refusal.invalid("This property cannot be expanded (" + path + ").", "expand");
    }
}
