package app.sotto.billing.teststripe;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Says what an invoice would be, by doing everything and undoing it again.
 *
 * <p>Copies: https://docs.stripe.com/api/invoices/create_preview (2026-07-29.dahlia): a change that
 * bills at once shows that invoice; any other shows the next renewal with what the change leaves
 * waiting.
 */
final class Previews {
    private final Books books;
    private final Changes changes;
    private final SubscriptionEdits edits;
    private final SubscriptionItems items;
    private final Openings openings;
    private final Endings endings;
    private final Cycle cycle;
    private final Billing billing;
    private final Discounts discounts;

    Previews(
            Books books,
            Changes changes,
            SubscriptionEdits edits,
            SubscriptionItems items,
            Openings openings,
            Endings endings,
            Cycle cycle,
            Billing billing,
            Discounts discounts) {
        this.books = books;
        this.changes = changes;
        this.edits = edits;
        this.items = items;
        this.openings = openings;
        this.endings = endings;
        this.cycle = cycle;
        this.billing = billing;
        this.discounts = discounts;
    }

    void routes(Router router) {
        router.post(
                "/v1/invoices/create_preview", call -> books.store().rehearse(() -> preview(call)));
    }

    private ObjectNode preview(Call call) {
        var params = call.params();
        params.oneOf("preview_mode", "next", "next");
        var id = params.text("subscription");
        var details = params.groupOrEmpty("subscription_details");
        var invoice = id == null ? ofNew(params, details) : ofChange(id, params, details);
        invoice.put("id", "upcoming_" + Json.id(invoice));
        invoice.put(
                "billing_reason",
                "upcoming".equals(Json.text(invoice, "billing_reason"))
                        ? "upcoming"
                        : Json.need(invoice, "billing_reason"));
        return invoice.deepCopy();
    }

    private ObjectNode ofChange(String id, Params params, Params details) {
        var subscription = books.named("subscription", id, "subscription");
        var customer = params.text("customer");
        if (customer != null && !Json.is(subscription, "customer", customer)) {
            throw Refusal.invalid("The subscription belongs to another customer.", "subscription");
        }
        if (Standing.ended(subscription)) {
            throw Refusal.invalid(
                    "invoice_upcoming_none", "No upcoming invoices for this subscription.", null);
        }
        if (params.has("discounts")) {
            subscription.set(
                    "discounts", discounts.redeem(params.groups("discounts"), subscription, null));
        }
        if (details.flag("cancel_now")) {
            return ofEnding(subscription, details);
        }
        edits.cancellation(subscription, details);
        var made = changes.apply(subscription, details);
        var now = made.invoiceNow() ? changes.bill(subscription, made) : null;
        return now == null ? cycle.upcoming(subscription) : now;
    }

    private ObjectNode ofEnding(ObjectNode subscription, Params details) {
        boolean prorate =
                !"none"
                        .equals(
                                details.oneOf(
                                        "proration_behavior",
                                        "none",
                                        "none",
                                        "create_prorations",
                                        "always_invoice"));
        endings.now(subscription, false, prorate, null);
        var span =
                new Lines.Span(
                        SubscriptionItems.periodStart(subscription),
                        books.times().now(subscription));
        var draft = billing.draft(subscription, "subscription_update", span);
        billing.metered(draft, subscription, span);
        billing.waiting(draft, subscription, true);
        billing.drafts().total(draft);
        return draft;
    }

    private ObjectNode ofNew(Params params, Params details) {
        var customer = books.named("customer", params.required("customer"), "customer");
        var wanted = details.groups("items").stream().map(items::wanted).toList();
        if (wanted.isEmpty()) {
            return ofOnly(customer);
        }
        var order =
                new Openings.Order(
                        customer,
                        wanted,
                        Subscriptions.trialEnd(details, books.times().now(customer)),
                        Json.of(),
                        params.groupOrEmpty("automatic_tax").flag("enabled"),
                        null,
                        null,
                        "create_invoice");
        var subscription = openings.begin(order);
        subscription.set(
                "discounts", discounts.redeem(params.groups("discounts"), subscription, null));
        long now = books.times().now(customer);
        var draft = billing.draft(subscription, "upcoming", new Lines.Span(now, now));
        billing.licensed(draft, subscription);
        billing.waiting(draft, subscription, true);
        billing.drafts().total(draft);
        return draft;
    }

    private ObjectNode ofOnly(ObjectNode customer) {
        List<ObjectNode> running =
                books.store()
                        .matching(
                                "subscription",
                                one ->
                                        Json.is(one, "customer", Json.id(customer))
                                                && !Standing.ended(one));
        if (running.isEmpty()) {
            throw Refusal.invalid(
                    "invoice_upcoming_none", "No upcoming invoices for this customer.", null);
        }
        return cycle.upcoming(running.getFirst());
    }
}
