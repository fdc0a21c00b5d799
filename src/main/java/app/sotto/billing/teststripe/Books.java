package app.sotto.billing.teststripe;

import java.net.URI;
import tools.jackson.databind.node.ObjectNode;

/**
 * What every resource works on.
 *
 * @param base where this server answers
 */
record Books(Store store, Times times, Events events, URI base) {
    /** The object that a request names, or Stripe's refusal. */
    ObjectNode named(String table, String id, String param) {
        var found = store.find(table, id);
        if (found == null) {
            throw Refusal.noSuch(table.replace("test_helpers.", "").replace("_", " "), id, param);
        }
        return found;
    }

    ObjectNode customer(ObjectNode owner) {
        return store.get("customer", Json.need(owner, "customer"));
    }

    /** The name of the product that a price belongs to. */
    String productName(ObjectNode price) {
        return Json.need(store.get("product", Json.need(price, "product")), "name");
    }

    String url(String path) {
        return base.resolve(path).toString();
    }
}
