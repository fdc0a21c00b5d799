package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a customer used of a meter in a span, and what that costs at a metered price.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/usage-based/recording-usage and
 * https://docs.stripe.com/billing/subscriptions/usage-based/meters/configure (2026-07-29.dahlia): a
 * meter with an hourly or daily window takes only the event that was sent last for each customer
 * and window (in UTC); a negative total is billed as 0. Usage counts for the period that its
 * timestamp lies in, if it arrives before the invoice is finalized.
 */
final class Usage {
    private final Books books;

    Usage(Books books) {
        this.books = books;
    }

    /** The aggregate over events from {@code start} (inclusive) to {@code end} (exclusive). */
    BigDecimal aggregate(ObjectNode meter, String customer, long start, long end) {
        return fold(meter, standing(meter, customer, start, end));
    }

    private List<ObjectNode> standing(ObjectNode meter, String customer, long start, long end) {
        var window = window(meter);
        var events =
                books.store()
                        .matching(
                                "billing.meter_event",
                                one ->
                                        Json.is(one, "_meter", Json.id(meter))
                                                && Json.is(one, "_customer", customer)
                                                && Json.number(one, "timestamp") >= start
                                                && Json.number(one, "timestamp") < end);
        if (window == 0) {
            return events;
        }
        var last = new HashMap<Long, ObjectNode>();
        events.forEach(event -> last.put(Json.number(event, "timestamp") / window, event));
        return List.copyOf(last.values());
    }

    private static long window(ObjectNode meter) {
        var window = Json.text(meter, "event_time_window");
        return window == null ? 0 : "hour".equals(window) ? Times.HOUR : Times.DAY;
    }

    private static BigDecimal fold(ObjectNode meter, List<ObjectNode> events) {
        return switch (Json.need(Json.object(meter, "default_aggregation"), "formula")) {
            case "count" -> BigDecimal.valueOf(events.size());
            case "last" ->
                    events.stream()
                            .max((a, b) ->
                                    Long.compare(
                                            Json.number(a, "timestamp"),
                                            Json.number(b, "timestamp")))
                            .map(event -> Json.decimal(event, "_value"))
                            .orElse(BigDecimal.ZERO);
            default ->
                    events.stream()
                            .map(event -> Json.decimal(event, "_value"))
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
        };
    }

    /** The line for what an item's customer used in a span. */
    ObjectNode line(ObjectNode item, String customer, Lines.Span span) {
        var price = Json.object(item, "price");
        var quantity = quantity(price, customer, span);
        var line =
                Lines.ofItem(
                        item,
                        price,
                        quantity,
                        Prices.amount(price, quantity),
                        span,
                        books.productName(price));
        line.put("_metered", true);
        return line;
    }

    private BigDecimal quantity(ObjectNode price, String customer, Lines.Span span) {
        var meter =
                books.store()
                        .get("billing.meter", Json.need(Json.object(price, "recurring"), "meter"));
        return aggregate(meter, customer, span.start(), span.end()).max(BigDecimal.ZERO);
    }

    /** Counts again, for a draft about to be finalized, what came in late. */
    void refresh(ObjectNode invoice) {
        for (var line : Drafts.lines(invoice)) {
            if (Json.flag(line, "_metered")) {
                var details = Json.object(Json.object(line, "pricing"), "price_details");
                var price = books.store().get("price", Json.need(details, "price"));
                var span =
                        new Lines.Span(
                                Json.number(Json.object(line, "period"), "start"),
                                Json.number(Json.object(line, "period"), "end"));
                var quantity = quantity(price, Json.need(invoice, "customer"), span);
                long amount = Prices.amount(price, quantity);
                line.put("amount", amount).put("subtotal", amount);
                line.put("quantity", quantity.setScale(0, RoundingMode.HALF_UP).longValueExact());
                line.put("quantity_decimal", quantity.stripTrailingZeros().toPlainString());
            }
        }
    }
}
