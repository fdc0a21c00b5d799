package app.sotto.billing.teststripe;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers pay for again and again.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions (2026-07-29.dahlia). Schedules, pauses,
 * thresholds, sending invoices by mail and {@code pending_if_incomplete} are refused.
 */
final class Subscriptions {
    private final Books books;
    private final SubscriptionItems items;
    private final Openings openings;
    private final Changes changes;
    private final Endings endings;
    private final Billing billing;
    private final Discounts discounts;
    private final SubscriptionEdits edits;

    Subscriptions(
            Books books,
            SubscriptionItems items,
            Openings openings,
            Changes changes,
            Endings endings,
            Billing billing,
            Discounts discounts,
            SubscriptionEdits edits) {
        this.books = books;
        this.items = items;
        this.openings = openings;
        this.changes = changes;
        this.endings = endings;
        this.billing = billing;
        this.discounts = discounts;
        this.edits = edits;
    }

    void routes(Router router) {
        router.post("/v1/subscriptions", this::create)
                .get("/v1/subscriptions", this::list)
                .get("/v1/subscriptions/:id", call -> books.named("subscription", call.id(), "id"))
                .post("/v1/subscriptions/:id", this::update)
                .delete("/v1/subscriptions/:id", this::cancel);
    }

    private ObjectNode create(Call call) {
        var params = call.params();
        var customer = books.named("customer", params.required("customer"), "customer");
        var wanted = params.groups("items").stream().map(items::wanted).toList();
        if (wanted.isEmpty()) {
            throw Refusal.missing("items");
        }
        params.oneOf("collection_method", "charge_automatically", "charge_automatically");
        params.groupOrEmpty("billing_mode").oneOf("type", "flexible", "flexible");
        params.flag("off_session");
        var order =
                new Openings.Order(
                        customer,
                        wanted,
                        trialEnd(params, books.times().now(customer)),
                        metadata(params),
                        params.groupOrEmpty("automatic_tax").flag("enabled"),
                        edits.method(params, customer),
                        params.text("description"),
                        missingCard(params));
        var behavior = behavior(params);
        var subscription = openings.begin(order);
        SubscriptionEdits.settings(subscription, params);
        subscription.set(
                "discounts", discounts.redeem(params.groups("discounts"), subscription, null));
        refuseIf(behavior, openings.bill(subscription, !"default_incomplete".equals(behavior)));
        return subscription;
    }

    private static String behavior(Params params) {
        return params.oneOf(
                "payment_behavior",
                "allow_incomplete",
                "allow_incomplete",
                "default_incomplete",
                "error_if_incomplete");
    }

    private static void refuseIf(String behavior, @Nullable String declined) {
        if (declined != null && "error_if_incomplete".equals(behavior)) {
            throw Cards.declined(declined);
        }
    }

    static ObjectNode metadata(Params params) {
        var owner = Json.of("metadata", Json.of());
        params.metadata(owner);
        return Json.object(owner, "metadata");
    }

    static @Nullable Long trialEnd(Params params, long now) {
        var days = params.number("trial_period_days");
        var end = params.number("trial_end");
        if (end != null && end <= now) {
            throw Refusal.invalid("A trial ends in the future.", params.path("trial_end"));
        }
        return days == null || days == 0 ? end : Long.valueOf(now + days * Times.DAY);
    }

    static String missingCard(Params params) {
        return params.groupOrEmpty("trial_settings")
                .groupOrEmpty("end_behavior")
                .oneOf("missing_payment_method", "create_invoice", "create_invoice", "cancel");
    }

    private ObjectNode update(Call call) {
        var params = call.params();
        var subscription = books.named("subscription", call.id(), "id");
        if (Standing.ended(subscription)) {
            throw Refusal.invalid("A canceled subscription can only update its metadata.", null);
        }
        edits.apply(subscription, params);
        var behavior = behavior(params);
        var made = changes.apply(subscription, params);
        if (made.invoiceNow()) {
            var invoice = changes.bill(subscription, made);
            books.events().say("customer.subscription.updated", subscription);
            if (invoice != null) {
                refuseIf(behavior, billing.collect(invoice));
            }
        } else {
            books.events().say("customer.subscription.updated", subscription);
        }
        return subscription;
    }

    private ObjectNode cancel(Call call) {
        var params = call.params();
        var subscription = books.named("subscription", call.id(), "id");
        var details = params.group("cancellation_details");
        if (details != null) {
            SubscriptionEdits.comment(subscription, details);
        }
        endings.now(
                subscription,
                params.flag("invoice_now"),
                params.flag("prorate"),
                "cancellation_requested");
        return subscription;
    }

    private ObjectNode list(Call call) {
        var params = call.params();
        var status =
                params.oneOf(
                        "status",
                        "not_canceled",
                        "active",
                        "all",
                        "canceled",
                        "ended",
                        "incomplete",
                        "incomplete_expired",
                        "past_due",
                        "paused",
                        "trialing",
                        "unpaid");
        var price = params.text("price");
        var customer = params.text("customer");
        var clock = params.text("test_clock");
        return Listing.of(
                call,
                books.store(),
                "subscription",
                Listing.where(params, "customer", "collection_method")
                        .and(one ->
                                customer != null
                                        || Objects.equals(clock, Json.text(one, "test_clock")))
                        .and(one -> has(status, one))
                        .and(one -> price == null || prices(one).contains(price)));
    }

    private static boolean has(String status, ObjectNode subscription) {
        return switch (status) {
            case "all" -> true;
            case "ended" -> Standing.ended(subscription);
            case "not_canceled" -> !Json.is(subscription, "status", "canceled");
            default -> Json.is(subscription, "status", status);
        };
    }

    private static List<String> prices(ObjectNode subscription) {
        return SubscriptionItems.of(subscription).stream()
                .map(item -> Json.id(Json.object(item, "price")))
                .toList();
    }
}
