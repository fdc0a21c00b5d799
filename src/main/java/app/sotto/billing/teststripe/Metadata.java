package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * Names and values that callers keep on their objects.
 *
 * <p>Copies: https://docs.stripe.com/api/metadata (2026-07-29.dahlia): 50 names of up to 40
 * characters, values of up to 500; an empty value removes its name, an empty map removes all.
 */
final class Metadata {
    private static final int MOST_NAMES = 50;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_VALUE = 500;

    private Metadata() {}

    static void merge(ObjectNode owner, ObjectNode sent) {
        var kept =
                sent.isEmpty() || !Json.has(owner, "metadata")
                        ? Json.of()
                        : Json.object(owner, "metadata").deepCopy();
        sent.properties()
                .forEach(entry -> {
                    var value = entry.getValue().asString();
                    if (entry.getKey().length() > LONGEST_NAME || value.length() > LONGEST_VALUE) {
                        throw Refusal.invalid(
                                "A metadata name has up to 40 characters, its value up to 500.",
                                "metadata[" + entry.getKey() + "]");
                    }
                    if (value.isEmpty()) {
                        kept.remove(entry.getKey());
                    } else {
                        kept.put(entry.getKey(), value);
                    }
                });
        if (kept.size() > MOST_NAMES) {
            throw Refusal.invalid("An object has up to 50 metadata names.", "metadata");
        }
        owner.set("metadata", kept);
    }
}
