package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One plain test rate of 10 % wherever automatic tax is on and the customer's country is known.
 *
 * <p>Copies: https://docs.stripe.com/api/tax_rates and the {@code automatic_tax} fields of
 * https://docs.stripe.com/api/invoices/object (2026-07-29.dahlia). Stripe finds the rate by place
 * and product; here it is the same for all, rounded on each line, half cents up.
 */
final class Tax {
    static final String RATE_ID = "txr_standin10percent";
    private static final BigDecimal PERCENT = BigDecimal.TEN;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final Books books;

    Tax(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.get("/v1/tax_rates/:id", call -> books.named("tax_rate", call.id(), "id"))
                .get(
                        "/v1/tax_rates",
                        call -> Listing.of(call, books.store(), "tax_rate", one -> true));
    }

    /** Puts the one rate in place. */
    void install() {
        if (books.store().find("tax_rate", RATE_ID) == null) {
            books.store()
                    .add(
                            Shape.of("tax_rate")
                                    .with("id", RATE_ID)
                                    .with("created", books.times().wall())
                                    .with("effective_percentage", PERCENT)
                                    .with("percentage", PERCENT)
                                    .node());
        }
    }

    static boolean located(ObjectNode customer) {
        return Json.text(customer.path("address"), "country") != null;
    }

    static ObjectNode automatic(boolean enabled, @Nullable ObjectNode customer) {
        var status =
                customer != null && located(customer) ? "complete" : "requires_location_inputs";
        return Json.of(
                "disabled_reason", null,
                "enabled", enabled,
                "liability", enabled ? Json.of("type", "self") : null,
                "provider", enabled ? "stripe" : null,
                "status", enabled ? status : null);
    }

    /**
     * What a line owes, as Stripe's {@code taxes} entry; the price says whether it is inside the
     * amount.
     */
    static ObjectNode of(long taxable, boolean inclusive, ObjectNode customer) {
        boolean exempt = !Json.is(customer, "tax_exempt", "none");
        var reason =
                Json.is(customer, "tax_exempt", "reverse") ? "reverse_charge" : "customer_exempt";
        long amount = exempt ? 0 : amount(taxable, inclusive);
        return Json.of(
                "amount",
                amount,
                "tax_behavior",
                inclusive ? "inclusive" : "exclusive",
                "tax_rate_details",
                Json.of("tax_rate", RATE_ID),
                "taxability_reason",
                exempt ? reason : "standard_rated",
                "taxable_amount",
                inclusive ? taxable - amount : taxable,
                "type",
                "tax_rate_details");
    }

    private static long amount(long taxable, boolean inclusive) {
        var base = inclusive ? HUNDRED.add(PERCENT) : HUNDRED;
        return BigDecimal.valueOf(taxable)
                .multiply(PERCENT)
                .divide(base, 0, RoundingMode.HALF_UP)
                .longValueExact();
    }
}
