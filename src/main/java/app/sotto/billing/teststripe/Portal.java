package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets customers look after their own subscription: links to the hosted portal.
 *
 * <p>Copies: https://docs.stripe.com/api/customer_portal/sessions (2026-07-29.dahlia). A session
 * without a configuration takes the newest one that is active, where Stripe takes the one from its
 * dashboard.
 */
final class Portal {
    static final String CONFIGURATION = "billing_portal.configuration";
    static final String SESSION = "billing_portal.session";

    private final Books books;

    Portal(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/billing_portal/sessions", this::open);
    }

    private ObjectNode open(Call call) {
        var params = call.params();
        var customer = books.named("customer", params.required("customer"), "customer");
        var chosen = params.text("configuration");
        var configuration =
                chosen == null ? newest() : books.named(CONFIGURATION, chosen, "configuration");
        var id = Ids.next("bps");
        var back = params.url("return_url");
        var session =
                Shape.of(SESSION)
                        .with("id", id)
                        .with("_token", Ids.random(40))
                        .with("_until", books.times().wall() + Times.HOUR)
                        .with("configuration", Json.id(configuration))
                        .with("created", books.times().wall())
                        .with("customer", Json.id(customer))
                        .with("flow", flow(params.group("flow_data")))
                        .with("locale", params.text("locale"))
                        .with(
                                "return_url",
                                back == null
                                        ? Json.text(configuration, "default_return_url")
                                        : back)
                        .node();
        session.put("url", books.url("/p/session/" + Json.need(session, "_token")));
        books.store().add(session);
        books.events()
                .say("billing_portal.session.created", session, Json.text(customer, "test_clock"));
        return session;
    }

    private ObjectNode newest() {
        var all = books.store().matching(CONFIGURATION, one -> Json.flag(one, "active"));
        if (all.isEmpty()) {
            throw Refusal.invalid(
                    "No configuration provided and there is none yet. Create one at /v1/billing_portal/configurations.",
                    "configuration");
        }
        return all.getLast();
    }

    private @Nullable ObjectNode flow(@Nullable Params sent) {
        if (sent == null) {
            return null;
        }
        var type =
                sent.oneOf(
                        "type",
                        "",
                        "payment_method_update",
                        "subscription_cancel",
                        "subscription_update");
        if (type.isEmpty()) {
            throw Refusal.missing("flow_data[type]");
        }
        var after = sent.groupOrEmpty("after_completion");
        var redirect = after.groupOrEmpty("redirect").url("return_url");
        return Json.of(
                "after_completion",
                        Json.of(
                                "hosted_confirmation",
                                null,
                                "redirect",
                                redirect == null ? null : Json.of("return_url", redirect),
                                "type",
                                after.oneOf(
                                        "type", "portal_homepage", "portal_homepage", "redirect")),
                "subscription_cancel", about(sent, type, "subscription_cancel"),
                "subscription_update", about(sent, type, "subscription_update"),
                "subscription_update_confirm", null,
                "type", type);
    }

    private @Nullable ObjectNode about(Params sent, String type, String field) {
        if (!type.equals(field)) {
            return null;
        }
        var id = sent.groupOrEmpty(field).required("subscription");
        books.named("subscription", id, "flow_data[" + field + "][subscription]");
        return "subscription_cancel".equals(field)
                ? Json.of("retention", null, "subscription", id)
                : Json.of("subscription", id);
    }
}
