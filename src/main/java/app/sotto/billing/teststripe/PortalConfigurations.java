package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the hosted portal offers.
 *
 * <p>Copies: https://docs.stripe.com/api/customer_portal/configurations (2026-07-29.dahlia), except
 * login pages and schedules.
 */
final class PortalConfigurations {
    private final Books books;

    PortalConfigurations(Books books) {
        this.books = books;
    }

    void routes(Router router) {
        router.post("/v1/billing_portal/configurations", this::configure)
                .get(
                        "/v1/billing_portal/configurations",
                        call ->
                                Listing.of(
                                        call,
                                        books.store(),
                                        Portal.CONFIGURATION,
                                        Listing.where(call.params(), "active", "is_default")))
                .get(
                        "/v1/billing_portal/configurations/:id",
                        call -> books.named(Portal.CONFIGURATION, call.id(), "id"))
                .post("/v1/billing_portal/configurations/:id", this::reconfigure);
    }

    private ObjectNode configure(Call call) {
        var params = call.params();
        var features = params.group("features");
        if (features == null) {
            throw Refusal.missing("features");
        }
        long now = books.times().wall();
        var configuration =
                Shape.of(Portal.CONFIGURATION)
                        .with("id", Ids.next("bpc"))
                        .with("created", now)
                        .with("updated", now)
                        .node();
        change(configuration, params);
        configuration.set("features", features(features));
        books.store().add(configuration);
        books.events().say("billing_portal.configuration.created", configuration);
        return configuration;
    }

    private ObjectNode reconfigure(Call call) {
        var configuration = books.named(Portal.CONFIGURATION, call.id(), "id");
        change(configuration, call.params());
        var features = call.params().group("features");
        if (features != null) {
            configuration.set("features", features(features));
        }
        if (call.params().has("active")) {
            configuration.put("active", call.params().flag("active"));
        }
        configuration.put("updated", books.times().wall());
        books.events().say("billing_portal.configuration.updated", configuration);
        return configuration;
    }

    private static void change(ObjectNode configuration, Params params) {
        var profile = params.group("business_profile");
        if (profile != null) {
            for (var field :
                    new String[] {"headline", "privacy_policy_url", "terms_of_service_url"}) {
                Json.set(
                        Json.object(configuration, "business_profile"), field, profile.text(field));
            }
        }
        for (var field : new String[] {"default_return_url", "name"}) {
            if (params.has(field)) {
                Json.set(configuration, field, params.text(field));
            }
        }
        params.groupOrEmpty("login_page").flag("enabled");
        params.metadata(configuration);
    }

    private ObjectNode features(Params params) {
        var update = params.groupOrEmpty("customer_update");
        var method = params.groupOrEmpty("payment_method_update");
        return Json.of(
                "customer_update",
                        Json.of(
                                "allowed_updates",
                                update.texts("allowed_updates"),
                                "enabled",
                                update.flag("enabled")),
                "invoice_history",
                        Json.of("enabled", params.groupOrEmpty("invoice_history").flag("enabled")),
                "payment_method_update",
                        Json.of(
                                "enabled",
                                method.flag("enabled"),
                                "payment_method_configuration",
                                null),
                "subscription_cancel", cancel(params.groupOrEmpty("subscription_cancel")),
                "subscription_update", switching(params.groupOrEmpty("subscription_update")));
    }

    private static ObjectNode cancel(Params params) {
        var reason = params.groupOrEmpty("cancellation_reason");
        return Json.of(
                "cancellation_reason",
                        Json.of(
                                "enabled",
                                reason.flag("enabled"),
                                "options",
                                reason.texts("options")),
                "enabled", params.flag("enabled"),
                "mode", params.oneOf("mode", "at_period_end", "at_period_end", "immediately"),
                "proration_behavior",
                        params.oneOf(
                                "proration_behavior",
                                "none",
                                "none",
                                "create_prorations",
                                "always_invoice"));
    }

    private ObjectNode switching(Params params) {
        return Json.of(
                "billing_cycle_anchor", null,
                "default_allowed_updates", params.texts("default_allowed_updates"),
                "enabled", params.flag("enabled"),
                "products", products(params),
                "proration_behavior",
                        params.oneOf(
                                "proration_behavior",
                                "none",
                                "none",
                                "create_prorations",
                                "always_invoice"),
                "schedule_at_period_end", Json.of("conditions", Json.array()),
                "trial_update_behavior",
                        params.oneOf(
                                "trial_update_behavior",
                                "end_trial",
                                "continue_trial",
                                "end_trial"));
    }

    private ArrayNode products(Params params) {
        var products = Json.array();
        for (var sent : params.groups("products")) {
            books.named("product", sent.required("product"), sent.path("product"));
            var prices = sent.texts("prices");
            prices.forEach(price -> books.named("price", price, sent.path("prices")));
            products.add(
                    Json.of(
                            "adjustable_quantity",
                                    Json.of("enabled", false, "maximum", null, "minimum", 1),
                            "prices", prices,
                            "product", sent.text("product")));
        }
        return products;
    }
}
