package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/**
 * What lowers a price: coupons, and the codes by which customers ask for them.
 *
 * <p>Copies: https://docs.stripe.com/api/coupons and https://docs.stripe.com/api/promotion_codes
 * (2026-07-29.dahlia): percent or amount, once, for some months or for ever, limited in time and
 * number.
 */
final class Coupons {
    private final Books books;

    Coupons(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/coupons", this::create)
                .get("/v1/coupons", call -> Listing.of(call, books.store(), "coupon", one -> true))
                .get("/v1/coupons/:id", call -> books.named("coupon", call.id(), "coupon"))
                .delete("/v1/coupons/:id", this::delete)
                .post("/v1/promotion_codes", this::createCode)
                .get("/v1/promotion_codes", this::listCodes)
                .get(
                        "/v1/promotion_codes/:id",
                        call -> books.named("promotion_code", call.id(), "promotion_code"))
                .post("/v1/promotion_codes/:id", this::updateCode);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var percent = params.decimal("percent_off");
        var amount = params.number("amount_off");
        if ((percent == null) == (amount == null)) {
            throw Refusal.invalid("Say either percent_off or amount_off.", "percent_off");
        }
        var duration = params.oneOf("duration", "once", "once", "repeating", "forever");
        var months = params.number("duration_in_months");
        if ("repeating".equals(duration) == (months == null)) {
            throw Refusal.invalid(
                    "duration_in_months belongs to duration=repeating.", "duration_in_months");
        }
        var id = params.text("id");
        var coupon =
                Shape.of("coupon")
                        .with("id", id == null ? Ids.random(8) : id)
                        .with("amount_off", amount)
                        .with("created", books.times().wall())
                        .with(
                                "currency",
                                amount == null
                                        ? null
                                        : Currencies.known(params.required("currency")))
                        .with("duration", duration)
                        .with("duration_in_months", months)
                        .with("max_redemptions", params.number("max_redemptions"))
                        .with("name", params.text("name"))
                        .with("percent_off", percent)
                        .with("redeem_by", params.number("redeem_by"))
                        .node();
        params.metadata(coupon);
        books.store().add(coupon);
        books.events().say("coupon.created", coupon);
        return coupon;
    }

    private ObjectNode delete(Call call) {
        var coupon = books.named("coupon", call.id(), "coupon");
        books.store().remove("coupon", call.id());
        books.events().say("coupon.deleted", coupon);
        return Json.of("id", call.id(), "object", "coupon", "deleted", true);
    }

    private ObjectNode createCode(Call call) {
        var params = call.params();
        var promotion = params.group("promotion");
        if (promotion == null) {
            throw Refusal.missing("promotion");
        }
        promotion.oneOf("type", "coupon", "coupon");
        var coupon = books.named("coupon", promotion.required("coupon"), "promotion[coupon]");
        var chosen = params.text("code");
        var code = chosen == null ? Ids.capitals(8) : chosen;
        if (!books.store().matching("promotion_code", one -> active(one, code)).isEmpty()) {
            throw Refusal.invalid(
                    "An active promotion code with `code: " + code + "` already exists.", "code");
        }
        var restrictions = params.groupOrEmpty("restrictions");
        var created =
                Shape.of("promotion_code")
                        .with("id", Ids.next("promo"))
                        .with("code", code)
                        .with("created", books.times().wall())
                        .with("customer", params.text("customer"))
                        .with("expires_at", params.number("expires_at"))
                        .with("max_redemptions", params.number("max_redemptions"))
                        .with("promotion", Json.of("coupon", Json.id(coupon), "type", "coupon"))
                        .with(
                                "restrictions",
                                Json.of(
                                        "first_time_transaction",
                                                restrictions.flag("first_time_transaction"),
                                        "minimum_amount", restrictions.number("minimum_amount"),
                                        "minimum_amount_currency",
                                                restrictions.text("minimum_amount_currency")))
                        .node();
        params.metadata(created);
        books.store().add(created);
        books.events().say("promotion_code.created", created);
        return created;
    }

    private ObjectNode updateCode(Call call) {
        var code = books.named("promotion_code", call.id(), "promotion_code");
        if (call.params().has("active")) {
            code.put("active", call.params().flag("active"));
        }
        call.params().metadata(code);
        books.events().say("promotion_code.updated", code);
        return code;
    }

    private ObjectNode listCodes(Call call) {
        return Listing.of(
                call,
                books.store(),
                "promotion_code",
                Listing.where(call.params(), "active", "code", "customer"));
    }

    private static boolean active(ObjectNode code, String text) {
        return Json.flag(code, "active") && text.equalsIgnoreCase(Json.text(code, "code"));
    }
}
