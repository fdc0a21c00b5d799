package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A coupon as one subscription enjoys it, and what it takes off an invoice's lines.
 *
 * <p>Copies: https://docs.stripe.com/billing/subscriptions/coupons and
 * https://docs.stripe.com/api/discounts (2026-07-29.dahlia). A percentage is taken off each line
 * and rounded there, half cents up; an amount is spread over the lines by their size, the last line
 * taking what rounding left.
 */
final class Discounts {
    private final Books books;

    Discounts(Books books) {
        this.books = books;
    }

    /** Redeems the coupons and codes of a {@code discounts} parameter for a subscription. */
    ArrayNode redeem(List<Params> wanted, ObjectNode subscription, @Nullable String session) {
        var ids = Json.array();
        for (var one : wanted) {
            var code = one.text("promotion_code");
            var coupon = one.text("coupon");
            if (code != null) {
                ids.add(
                        redeemCode(
                                books.named("promotion_code", code, "discounts"),
                                subscription,
                                session));
            } else if (coupon != null) {
                ids.add(
                        redeem(
                                books.named("coupon", coupon, "discounts"),
                                null,
                                subscription,
                                session));
            } else {
                throw Refusal.missing("discounts[0][coupon]");
            }
        }
        return ids;
    }

    String redeemCode(ObjectNode code, ObjectNode subscription, @Nullable String session) {
        usable(code, Json.text(subscription, "customer"), books.times().now(subscription));
        code.put("times_redeemed", Json.number(code, "times_redeemed") + 1);
        return redeem(coupon(code), code, subscription, session);
    }

    private String redeem(
            ObjectNode coupon,
            @Nullable ObjectNode code,
            ObjectNode subscription,
            @Nullable String session) {
        long now = books.times().now(subscription);
        valid(coupon, now);
        coupon.put("times_redeemed", Json.number(coupon, "times_redeemed") + 1);
        var months = Json.number(coupon, "duration_in_months");
        var discount =
                Shape.of("discount")
                        .with("id", Ids.next("di"))
                        .with("checkout_session", session)
                        .with("customer", Json.text(subscription, "customer"))
                        .with("end", months == 0 ? null : Periods.plusMonths(now, now, months))
                        .with("promotion_code", code == null ? null : Json.id(code))
                        .with("source", Json.of("coupon", Json.id(coupon), "type", "coupon"))
                        .with("start", now)
                        .with("subscription", Json.id(subscription))
                        .node();
        return Json.id(books.store().add(discount));
    }

    ObjectNode coupon(ObjectNode code) {
        return books.store().get("coupon", Json.need(Json.object(code, "promotion"), "coupon"));
    }

    /** Finds the active code that a customer typed. */
    ObjectNode typed(String text, @Nullable String customer, long now) {
        var found =
                books.store()
                        .matching(
                                "promotion_code",
                                one ->
                                        Json.flag(one, "active")
                                                && text.equalsIgnoreCase(Json.text(one, "code")));
        if (found.isEmpty()) {
            throw Refusal.invalid("This promotion code is not known.", "promotion_code");
        }
        usable(found.getFirst(), customer, now);
        valid(coupon(found.getFirst()), now);
        return found.getFirst();
    }

    private static void usable(ObjectNode code, @Nullable String customer, long now) {
        boolean late = Json.has(code, "expires_at") && Json.number(code, "expires_at") <= now;
        boolean others =
                Json.has(code, "customer") && !Json.need(code, "customer").equals(customer);
        if (!Json.flag(code, "active") || late || others || usedUp(code)) {
            throw Refusal.invalid(
                    "This promotion code cannot be redeemed any more.", "promotion_code");
        }
    }

    private static void valid(ObjectNode coupon, long now) {
        boolean late = Json.has(coupon, "redeem_by") && Json.number(coupon, "redeem_by") <= now;
        if (late || usedUp(coupon)) {
            coupon.put("valid", false);
            throw Refusal.invalid("coupon_expired", "This coupon has expired.", "coupon");
        }
    }

    private static boolean usedUp(ObjectNode one) {
        return Json.has(one, "max_redemptions")
                && Json.number(one, "times_redeemed") >= Json.number(one, "max_redemptions");
    }

    /** The coupons that stand on a subscription at a time, by discount id. */
    List<ObjectNode> standing(ObjectNode subscription, long at) {
        var standing = new ArrayList<ObjectNode>();
        for (var id : Json.items(subscription, "discounts")) {
            var discount = books.store().find("discount", id.asString());
            if (discount != null
                    && (!Json.has(discount, "end") || Json.number(discount, "end") > at)) {
                standing.add(discount);
            }
        }
        return standing;
    }

    ObjectNode couponOf(ObjectNode discount) {
        return books.store().get("coupon", Json.need(Json.object(discount, "source"), "coupon"));
    }

    /** Notes on each line what a discount takes off it; returns the sum in cents. */
    long apply(ObjectNode discount, List<ObjectNode> lines) {
        var coupon = couponOf(discount);
        var open =
                lines.stream()
                        .filter(line -> Json.flag(line, "discountable") && left(line) > 0)
                        .toList();
        long whole = open.stream().mapToLong(Discounts::left).sum();
        long rest =
                Math.min(
                        whole,
                        Json.has(coupon, "amount_off")
                                ? Json.number(coupon, "amount_off")
                                : Long.MAX_VALUE);
        long taken = 0;
        for (int i = 0; i < open.size(); i++) {
            long left = left(open.get(i));
            long share =
                    Json.has(coupon, "amount_off")
                            ? (i == open.size() - 1
                                    ? rest - taken
                                    : share(
                                            left,
                                            BigDecimal.valueOf(rest),
                                            BigDecimal.valueOf(whole)))
                            : share(
                                    left,
                                    Json.decimal(coupon, "percent_off"),
                                    BigDecimal.valueOf(100));
            Json.items(open.get(i), "discount_amounts")
                    .add(Json.of("amount", share, "discount", Json.id(discount)));
            taken += share;
        }
        return taken;
    }

    static long left(ObjectNode line) {
        long off = 0;
        for (var part : Json.items(line, "discount_amounts")) {
            off += Json.number(part, "amount");
        }
        return Json.number(line, "amount") - off;
    }

    private static long share(long amount, BigDecimal part, BigDecimal whole) {
        return BigDecimal.valueOf(amount)
                .multiply(part)
                .divide(whole, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }

    /** Ends what was good for one invoice, once that invoice is fixed. */
    void used(ObjectNode invoice) {
        long now = books.times().now(invoice);
        for (var part : Json.items(invoice, "total_discount_amounts")) {
            var discount = books.store().get("discount", Json.need(part, "discount"));
            if (Json.number(part, "amount") > 0
                    && Json.is(couponOf(discount), "duration", "once")) {
                discount.put("end", now).put("invoice", Json.id(invoice));
                drop(discount);
            }
        }
    }

    private void drop(ObjectNode discount) {
        var subscription = books.store().find("subscription", Json.need(discount, "subscription"));
        if (subscription != null) {
            Json.items(subscription, "discounts")
                    .removeIf(id -> id.asString().equals(Json.id(discount)));
        }
    }

    /** What is left of a price for a proration, after every percentage that stands. */
    BigDecimal factor(ObjectNode subscription, long at) {
        var factor = BigDecimal.ONE;
        for (var discount : standing(subscription, at)) {
            var percent = Json.decimal(couponOf(discount), "percent_off");
            factor = factor.multiply(BigDecimal.ONE.subtract(percent.movePointLeft(2)));
        }
        return factor;
    }
}
