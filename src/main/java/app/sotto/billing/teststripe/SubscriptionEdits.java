package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes what is said about a subscription: its card, discounts, texts, and its planned end.
 *
 * <p>Copies: https://docs.stripe.com/api/subscriptions/update and
 * https://docs.stripe.com/billing/subscriptions/cancel (2026-07-29.dahlia).
 */
final class SubscriptionEdits {
    private final Books books;
    private final Discounts discounts;

    SubscriptionEdits(Books books, Discounts discounts) {
        this.books = books;
        this.discounts = discounts;
    }

    @Nullable String method(Params params, ObjectNode customer) {
        var id = params.text("default_payment_method");
        if (id != null
                && !Json.is(
                        books.named("payment_method", id, "default_payment_method"),
                        "customer",
                        Json.id(customer))) {
            throw Refusal.invalid(
                    "The payment method belongs to another customer.", "default_payment_method");
        }
        return id;
    }

    static void settings(ObjectNode subscription, Params params) {
        var settings = params.group("payment_settings");
        if (settings != null) {
            Json.object(subscription, "payment_settings")
                    .put(
                            "save_default_payment_method",
                            settings.oneOf(
                                    "save_default_payment_method",
                                    "off",
                                    "off",
                                    "on_subscription"));
        }
    }

    void apply(ObjectNode subscription, Params params) {
        if (params.has("default_payment_method")) {
            Json.set(
                    subscription,
                    "default_payment_method",
                    method(params, books.customer(subscription)));
        }
        if (params.has("description")) {
            Json.set(subscription, "description", params.text("description"));
        }
        var tax = params.group("automatic_tax");
        if (tax != null) {
            Json.object(subscription, "automatic_tax").put("enabled", tax.flag("enabled"));
        }
        if (params.has("discounts")) {
            subscription.set(
                    "discounts", discounts.redeem(params.groups("discounts"), subscription, null));
        }
        params.flag("off_session");
        settings(subscription, params);
        params.metadata(subscription);
        cancellation(subscription, params);
    }

    /** Plans or takes back an end of the subscription. */
    void cancellation(ObjectNode subscription, Params params) {
        var details = params.group("cancellation_details");
        if (details != null) {
            comment(subscription, details);
        }
        if (params.has("cancel_at_period_end")) {
            plan(subscription, params.flag("cancel_at_period_end"));
        }
        if (params.has("cancel_at")) {
            Json.set(subscription, "cancel_at", params.number("cancel_at"));
            Json.set(
                    subscription,
                    "canceled_at",
                    params.number("cancel_at") == null ? null : books.times().now(subscription));
        }
    }

    void plan(ObjectNode subscription, boolean cancel) {
        subscription.put("cancel_at_period_end", cancel);
        Json.set(
                subscription,
                "cancel_at",
                cancel ? SubscriptionItems.periodEnd(subscription) : null);
        Json.set(subscription, "canceled_at", cancel ? books.times().now(subscription) : null);
        Json.set(
                Json.object(subscription, "cancellation_details"),
                "reason",
                cancel ? "cancellation_requested" : null);
    }

    static void comment(ObjectNode subscription, Params details) {
        var kept = Json.object(subscription, "cancellation_details");
        Json.set(kept, "comment", details.text("comment"));
        Json.set(kept, "feedback", details.text("feedback"));
    }
}
