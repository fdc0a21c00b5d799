package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The lines of a credit note.
 *
 * <p>Copies: https://docs.stripe.com/api/credit_notes/create (2026-07-29.dahlia).
 */
final class CreditNoteLines {
    private CreditNoteLines() {}

    static long sum(ArrayNode lines) {
        long sum = 0;
        for (var line : lines) {
            sum += Json.number(line, "amount");
        }
        return sum;
    }

    static ArrayNode read(Params params, ObjectNode invoice) {
        var lines = Json.array();
        for (var sent : params.groups("lines")) {
            var type =
                    sent.oneOf("type", "custom_line_item", "custom_line_item", "invoice_line_item");
            var of = sent.text("invoice_line_item");
            var unit = sent.number("unit_amount");
            var description = sent.text("description");
            long quantity = sent.number("quantity", 1);
            long amount = sent.number("amount", unit == null ? 0 : unit * quantity);
            lines.add(
                    line(
                            amount,
                            description == null ? "Credit" : description,
                            quantity,
                            unit,
                            type,
                            of));
        }
        if (lines.isEmpty() && params.has("amount")) {
            long amount = params.number("amount", 0);
            lines.add(
                    line(
                            amount,
                            "Credit on invoice " + Json.text(invoice, "number"),
                            1,
                            null,
                            "custom_line_item",
                            null));
        }
        return lines;
    }

    private static ObjectNode line(
            long amount,
            String description,
            long quantity,
            @Nullable Long unit,
            String type,
            @Nullable String of) {
        var line =
                Shape.of("credit_note_line_item")
                        .with("id", Ids.next("cnli"))
                        .with("amount", amount)
                        .with("description", description)
                        .with("quantity", quantity)
                        .with("type", type)
                        .with("unit_amount", unit)
                        .with("unit_amount_decimal", unit == null ? null : unit.toString())
                        .node();
        if (of != null) {
            line.put("invoice_line_item", of);
        }
        return line;
    }
}
