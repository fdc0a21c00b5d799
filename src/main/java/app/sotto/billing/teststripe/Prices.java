package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a unit costs, once or each period, licensed by quantity or metered by use.
 *
 * <p>Copies: https://docs.stripe.com/api/prices (2026-07-29.dahlia): {@code per_unit} only, amounts
 * in cents with up to 12 decimals in {@code unit_amount_decimal}, a lookup key that moves with
 * {@code transfer_lookup_key}, and nothing but what does not change the amount may be updated.
 * Tiers, transformed quantities and other currencies are refused.
 */
final class Prices {
    private final Books books;

    Prices(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/prices", this::create)
                .get("/v1/prices", this::list)
                .get("/v1/prices/:id", call -> books.named("price", call.id(), "price"))
                .post("/v1/prices/:id", this::update);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var amount = amount(params);
        var recurring = params.group("recurring");
        params.oneOf("billing_scheme", "per_unit", "per_unit");
        var price =
                Shape.of("price")
                        .with("id", Ids.next("price"))
                        .with("active", !params.has("active") || params.flag("active"))
                        .with("created", books.times().wall())
                        .with("currency", Currencies.known(params.required("currency")))
                        .with("nickname", params.text("nickname"))
                        .with("product", product(params))
                        .with("recurring", recurring == null ? null : recurring(recurring))
                        .with(
                                "tax_behavior",
                                params.oneOf(
                                        "tax_behavior",
                                        "unspecified",
                                        "exclusive",
                                        "inclusive",
                                        "unspecified"))
                        .with("type", recurring == null ? "one_time" : "recurring")
                        .with("unit_amount", whole(amount))
                        .with("unit_amount_decimal", amount.stripTrailingZeros().toPlainString())
                        .node();
        lookupKey(price, params);
        params.metadata(price);
        books.store().add(price);
        books.events().say("price.created", price);
        return price;
    }

    private String product(Params params) {
        var data = params.group("product_data");
        if (data == null) {
            return Json.id(books.named("product", params.required("product"), "product"));
        }
        var product =
                Shape.of("product")
                        .with("id", Ids.next("prod"))
                        .with("created", books.times().wall())
                        .with("name", data.required("name"))
                        .with("tax_code", data.text("tax_code"))
                        .with("unit_label", data.text("unit_label"))
                        .with("updated", books.times().wall())
                        .node();
        data.metadata(product);
        return Json.id(books.store().add(product));
    }

    private static BigDecimal amount(Params params) {
        var whole = params.number("unit_amount");
        var exact = params.decimal("unit_amount_decimal");
        if ((whole == null) == (exact == null)) {
            throw Refusal.invalid(
                    "parameter_missing",
                    "Say either unit_amount or unit_amount_decimal.",
                    "unit_amount");
        }
        var amount = whole == null ? exact : BigDecimal.valueOf(whole);
        if (amount == null || amount.signum() < 0 || amount.scale() > 12) {
            throw Refusal.invalid(
                    "An amount is 0 or more, with at most 12 decimals.",
                    whole == null ? "unit_amount_decimal" : "unit_amount");
        }
        return amount;
    }

    private static @Nullable Long whole(BigDecimal amount) {
        return amount.stripTrailingZeros().scale() <= 0 ? amount.longValueExact() : null;
    }

    private ObjectNode recurring(Params params) {
        var interval = params.oneOf("interval", "", "day", "week", "month", "year");
        if (interval.isEmpty()) {
            throw Refusal.missing(params.path("interval"));
        }
        var usage = params.oneOf("usage_type", "licensed", "licensed", "metered");
        var meter = params.text("meter");
        if ("metered".equals(usage) && meter == null) {
            throw Refusal.missing(params.path("meter"));
        }
        if (meter != null) {
            books.named("billing.meter", meter, params.path("meter"));
        }
        return Json.of(
                "interval", interval,
                "interval_count", params.number("interval_count", 1),
                "meter", meter,
                "trial_period_days", null,
                "usage_type", usage);
    }

    private void lookupKey(ObjectNode price, Params params) {
        var key = params.text("lookup_key");
        boolean move = params.flag("transfer_lookup_key");
        if (key == null) {
            return;
        }
        for (var other : books.store().matching("price", one -> Json.is(one, "lookup_key", key))) {
            if (Json.id(other).equals(Json.id(price))) {
                continue;
            }
            if (!move) {
                throw Refusal.invalid(
                        "A price (`" + Json.id(other) + "`) already uses that lookup key.",
                        "lookup_key");
            }
            other.putNull("lookup_key");
            books.events().say("price.updated", other);
        }
        price.put("lookup_key", key);
    }

    private ObjectNode update(Call call) {
        var params = call.params();
        var price = books.named("price", call.id(), "price");
        if (params.has("active")) {
            price.put("active", params.flag("active"));
        }
        if (params.has("nickname")) {
            Json.set(price, "nickname", params.text("nickname"));
        }
        if (params.has("tax_behavior")) {
            price.put(
                    "tax_behavior",
                    params.oneOf("tax_behavior", "unspecified", "exclusive", "inclusive"));
        }
        lookupKey(price, params);
        params.metadata(price);
        books.events().say("price.updated", price);
        return price;
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        var keys = params.texts("lookup_keys");
        var recurring = params.groupOrEmpty("recurring");
        var nested = Listing.where(recurring, "interval", "usage_type", "meter");
        return Listing.of(
                call,
                books.store(),
                "price",
                Listing.where(params, "active", "currency", "product", "type")
                        .and(one -> keys.isEmpty() || keys.contains(Json.text(one, "lookup_key")))
                        .and(one ->
                                !recurring.any()
                                        || (Json.has(one, "recurring")
                                                && nested.test(Json.object(one, "recurring")))));
    }

    static boolean metered(JsonNode price) {
        return "metered".equals(Json.text(price.path("recurring"), "usage_type"));
    }

    /** Unit price times quantity in whole cents, half cents up, as Stripe rounds a line. */
    static long amount(JsonNode price, BigDecimal quantity) {
        return Json.decimal(price, "unit_amount_decimal")
                .multiply(quantity)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
