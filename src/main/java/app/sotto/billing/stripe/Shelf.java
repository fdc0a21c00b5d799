package app.sotto.billing.stripe;

import static app.sotto.billing.stripe.Calls.call;
import static app.sotto.billing.stripe.Calls.key;

import app.sotto.billing.Plan;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.PriceListParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterListParams;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Products, prices and meters at Stripe, found by names of ours and made where they are missing.
 * What was found once is remembered: a price never changes.
 */
@Component
class Shelf {

    /** A micro-unit of money in cents. */
    private static final BigDecimal MICRO = new BigDecimal("0.0001");

    private final Connection connection;
    private final Map<String, String> found = new ConcurrentHashMap<>();

    Shelf(Connection connection) {
        this.connection = connection;
    }

    /** Stripe's name for the plan's price. */
    String price(Plan plan) {
        return remembered(plan.lookupKey(), _ -> findOrMake(plan));
    }

    /** Stripe's name for the price of what was metered. */
    String price(Meter meter) {
        return remembered(meter.lookupKey(), _ -> findOrMake(meter));
    }

    /** Stripe's name for the meter itself. */
    String meter(Meter meter) {
        return remembered("meter " + meter.event(), _ -> findOrMakeMeter(meter));
    }

    /** Not under a lock: two that look at once find the same. */
    private String remembered(String name, Function<String, String> look) {
        String known = found.get(name);
        if (known == null) {
            known = look.apply(name);
            found.put(name, known);
        }
        return known;
    }

    private String findOrMake(Plan plan) {
        return find(
                plan.lookupKey(),
                () -> {
                    String product =
                            product("sotto_plan_" + plan.id().code(), "Sotto " + plan.nameEn());
                    return PriceCreateParams.builder()
                            .setProduct(product)
                            .setCurrency(plan.currency())
                            .setUnitAmount(plan.priceCents())
                            .setLookupKey(plan.lookupKey())
                            .setRecurring(monthly().build())
                            .build();
                });
    }

    private String findOrMake(Meter meter) {
        return find(
                meter.lookupKey(),
                () -> {
                    String product = product(meter.event(), meter.title());
                    return PriceCreateParams.builder()
                            .setProduct(product)
                            .setCurrency("usd")
                            .setUnitAmountDecimal(MICRO)
                            .setLookupKey(meter.lookupKey())
                            .setRecurring(
                                    monthly()
                                            .setUsageType(
                                                    PriceCreateParams.Recurring.UsageType.METERED)
                                            .setMeter(meter(meter))
                                            .build())
                            .build();
                });
    }

    private static PriceCreateParams.Recurring.Builder monthly() {
        return PriceCreateParams.Recurring.builder()
                .setInterval(PriceCreateParams.Recurring.Interval.MONTH);
    }

    private interface Making {
        PriceCreateParams price() throws StripeException;
    }

    private String find(String lookupKey, Making making) {
        return call(() -> {
            var known =
                    connection
                            .client()
                            .v1()
                            .prices()
                            .list(
                                    PriceListParams.builder()
                                            .addLookupKey(lookupKey)
                                            .setActive(true)
                                            .build())
                            .getData();
            return known.isEmpty()
                    ? connection
                            .client()
                            .v1()
                            .prices()
                            .create(making.price(), key("price-" + lookupKey))
                            .getId()
                    : known.getFirst().getId();
        });
    }

    /** Its name is ours, so a second one cannot be made. */
    private String product(String id, String name) throws StripeException {
        var products = connection.client().v1().products();
        try {
            return products.retrieve(id).getId();
        } catch (InvalidRequestException unknown) {
            var made = ProductCreateParams.builder().setId(id).setName(name).build();
            return products.create(made, key("product-" + id)).getId();
        }
    }

    private String findOrMakeMeter(Meter meter) {
        return call(() -> {
            var meters = connection.client().v1().billing().meters();
            for (var known :
                    meters.list(
                                    MeterListParams.builder()
                                            .setStatus(MeterListParams.Status.ACTIVE)
                                            .setLimit(100L)
                                            .build())
                            .autoPagingIterable()) {
                if (known.getEventName().equals(meter.event())) {
                    return known.getId();
                }
            }
            return meters.create(made(meter), key("meter-" + meter.event())).getId();
        });
    }

    /** The last word on each hour counts; hours are added up. */
    private static MeterCreateParams made(Meter meter) {
        return MeterCreateParams.builder()
                .setDisplayName(meter.title())
                .setEventName(meter.event())
                .setEventTimeWindow(MeterCreateParams.EventTimeWindow.HOUR)
                .setDefaultAggregation(
                        MeterCreateParams.DefaultAggregation.builder()
                                .setFormula(MeterCreateParams.DefaultAggregation.Formula.SUM)
                                .build())
                .setCustomerMapping(
                        MeterCreateParams.CustomerMapping.builder()
                                .setType(MeterCreateParams.CustomerMapping.Type.BY_ID)
                                .setEventPayloadKey("stripe_customer_id")
                                .build())
                .setValueSettings(
                        MeterCreateParams.ValueSettings.builder()
                                .setEventPayloadKey("value")
                                .build())
                .build();
    }
}
