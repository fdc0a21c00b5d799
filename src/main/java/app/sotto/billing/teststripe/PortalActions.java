package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What customers do on the portal's page.
 *
 * <p>Copies: https://docs.stripe.com/customer-management/configure-portal (2026-07-29.dahlia):
 * cancelling at the end of the period or at once, switching among the offered prices with the
 * configured proration, a new card as the default for the customer and for each running
 * subscription.
 */
final class PortalActions {
    private final Books books;
    private final SubscriptionEdits edits;
    private final Endings endings;
    private final Changes changes;
    private final Billing billing;
    private final PaymentMethods methods;

    PortalActions(
            Books books,
            SubscriptionEdits edits,
            Endings endings,
            Changes changes,
            Billing billing,
            PaymentMethods methods) {
        this.books = books;
        this.edits = edits;
        this.endings = endings;
        this.changes = changes;
        this.billing = billing;
        this.methods = methods;
    }

    /** The sentence that says why not, or null when it is done. */
    @Nullable String perform(PortalPage.Open portal, Visit visit) {
        try {
            return books.store().attempt(() -> tryTo(portal, visit)).orElse(null);
        } catch (Refusal refusal) {
            return refusal.declineCode().isEmpty()
                    ? refusal.getMessage()
                    : CardForm.declined(visit.words(), refusal.declineCode());
        }
    }

    private Optional<String> tryTo(PortalPage.Open portal, Visit visit) {
        switch (visit.typed("action")) {
            case "cancel" -> cancel(portal, owned(portal, visit));
            case "resume" -> resume(portal, owned(portal, visit));
            case "switch" -> switchTo(portal, owned(portal, visit), visit.typed("price"));
            case "card", "confirm" -> {
                return Optional.ofNullable(saveCard(portal, visit));
            }
            case "refuse" -> {
                return Optional.of(visit.words().say("confirm.refused"));
            }
            default -> throw Refusal.invalid("This page has no such button.", "action");
        }
        return Optional.empty();
    }

    List<ObjectNode> running(ObjectNode customer) {
        return books.store()
                .matching(
                        "subscription",
                        one -> Json.is(one, "customer", Json.id(customer)) && !Standing.ended(one));
    }

    private ObjectNode owned(PortalPage.Open portal, Visit visit) {
        return running(portal.customer()).stream()
                .filter(one -> Json.id(one).equals(visit.typed("subscription")))
                .findFirst()
                .orElseThrow(() ->
                        Refusal.noSuch(
                                "subscription", visit.typed("subscription"), "subscription"));
    }

    private void cancel(PortalPage.Open portal, ObjectNode subscription) {
        require(portal, "subscription_cancel");
        var how = Json.object(portal.features(), "subscription_cancel");
        if (Json.is(how, "mode", "immediately")) {
            boolean prorate = !Json.is(how, "proration_behavior", "none");
            endings.now(
                    subscription,
                    Json.is(how, "proration_behavior", "always_invoice"),
                    prorate,
                    "cancellation_requested");
        } else {
            edits.plan(subscription, true);
            books.events().say("customer.subscription.updated", subscription);
        }
    }

    private void resume(PortalPage.Open portal, ObjectNode subscription) {
        require(portal, "subscription_cancel");
        edits.plan(subscription, false);
        books.events().say("customer.subscription.updated", subscription);
    }

    private static void require(PortalPage.Open portal, String feature) {
        if (!portal.may(feature)) {
            throw Refusal.invalid("This portal does not offer that.", feature);
        }
    }

    /** The prices that this subscription may switch to. */
    List<ObjectNode> offered(PortalPage.Open portal, ObjectNode subscription) {
        var offered = new ArrayList<ObjectNode>();
        var now = licensed(subscription);
        for (var product :
                Json.items(Json.object(portal.features(), "subscription_update"), "products")) {
            for (var id : Json.items(product, "prices")) {
                var price = books.store().get("price", id.asString());
                if (Json.flag(price, "active")
                        && now != null
                        && !Json.id(price).equals(Json.id(Json.object(now, "price")))) {
                    offered.add(price);
                }
            }
        }
        return offered;
    }

    private static @Nullable ObjectNode licensed(ObjectNode subscription) {
        return SubscriptionItems.of(subscription).stream()
                .filter(item -> !Prices.metered(Json.object(item, "price")))
                .findFirst()
                .orElse(null);
    }

    private void switchTo(PortalPage.Open portal, ObjectNode subscription, String price) {
        require(portal, "subscription_update");
        var item = licensed(subscription);
        if (item == null
                || offered(portal, subscription).stream()
                        .noneMatch(one -> Json.id(one).equals(price))) {
            throw Refusal.noSuch("price", price, "price");
        }
        var how = Json.object(portal.features(), "subscription_update");
        var params =
                new Params(
                        Json.of(
                                "items", Json.array(Json.of("id", Json.id(item), "price", price)),
                                "proration_behavior", Json.need(how, "proration_behavior")));
        boolean endsTrial =
                Json.is(subscription, "status", "trialing")
                        && Json.is(how, "trial_update_behavior", "end_trial");
        var made =
                changes.apply(subscription, endsTrial ? withTrialEnd(params, item, price) : params);
        var invoice = made.invoiceNow() ? changes.bill(subscription, made) : null;
        books.events().say("customer.subscription.updated", subscription);
        var declined = invoice == null ? null : billing.collect(invoice);
        if (declined != null) {
            throw Cards.declined(declined).keepingChanges();
        }
    }

    private static Params withTrialEnd(Params params, ObjectNode item, String price) {
        return new Params(
                Json.of(
                        "items", Json.array(Json.of("id", Json.id(item), "price", price)),
                        "proration_behavior", params.required("proration_behavior"),
                        "trial_end", "now"));
    }

    boolean asksConfirmation(Visit visit) {
        var card = CardForm.read(visit, books.times().wall()).card();
        return card != null && card.confirms();
    }

    private @Nullable String saveCard(PortalPage.Open portal, Visit visit) {
        require(portal, "payment_method_update");
        var customer = portal.customer();
        var typed = CardForm.read(visit, books.times().now(customer));
        var card = typed.card();
        if (card == null) {
            return typed.problem();
        }
        if (card.attachFails() != null) {
            return CardForm.declined(visit.words(), card.attachFails());
        }
        var method =
                CardForm.saved(methods, typed, customer, "confirm".equals(visit.typed("action")));
        methods.makeDefault(method, customer);
        for (var subscription : running(customer)) {
            subscription.put("default_payment_method", Json.id(method));
            books.events().say("customer.subscription.updated", subscription);
        }
        return null;
    }

    @Nullable ObjectNode card(ObjectNode customer) {
        for (var subscription : running(customer)) {
            var own = methods.paying(customer, subscription);
            if (own != null) {
                return own;
            }
        }
        return methods.paying(customer, null);
    }
}
