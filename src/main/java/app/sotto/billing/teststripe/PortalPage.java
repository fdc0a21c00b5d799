package app.sotto.billing.teststripe;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hosted page on which customers change their card and plan, cancel, come back and find their
 * invoices.
 *
 * <p>Copies: https://docs.stripe.com/customer-management (2026-07-29.dahlia), what it offers, not
 * its looks.
 */
final class PortalPage {
    private final Books books;
    private final PortalActions actions;

    PortalPage(Books books, PortalActions actions) {
        this.books = books;
        this.actions = actions;
    }

    Reply visit(Visit visit) {
        var words = visit.words();
        var token = String.valueOf(visit.step(2));
        var found = books.store().matching(Portal.SESSION, one -> Json.is(one, "_token", token));
        if (found.isEmpty() || Json.number(found.getFirst(), "_until") < books.times().wall()) {
            var html = new Html().text("p", words.say("portal.unknown"));
            return Reply.page(404, Html.page(words, words.say("portal"), html));
        }
        var session = found.getFirst();
        var portal =
                new Open(
                        session,
                        books.store().get("customer", Json.need(session, "customer")),
                        Json.object(
                                books.store()
                                        .get(
                                                Portal.CONFIGURATION,
                                                Json.need(session, "configuration")),
                                "features"));
        if (!visit.posted()) {
            return show(portal, visit, null, 200);
        }
        if ("card".equals(visit.typed("action")) && actions.asksConfirmation(visit)) {
            var fields = List.of("card", "expiry", "cvc");
            return Reply.page(
                    200,
                    Html.page(words, words.say("confirm"), CardForm.confirmation(visit, fields)));
        }
        var problem = actions.perform(portal, visit);
        var onward = problem == null ? onward(session) : null;
        return onward == null
                ? show(portal, visit, problem, problem == null ? 200 : 400)
                : Reply.to(onward);
    }

    /** A portal that was opened: for whom, and what it may do. */
    record Open(ObjectNode session, ObjectNode customer, ObjectNode features) {
        boolean may(String feature) {
            return Json.flag(Json.object(features, feature), "enabled");
        }

        /** Whether this part is shown: all of them, or the one that the link was made for. */
        boolean shows(String part) {
            return !Json.has(session, "flow")
                    || Json.is(Json.object(session, "flow"), "type", part);
        }
    }

    private static @Nullable String onward(ObjectNode session) {
        return Json.text(
                session.path("flow").path("after_completion").path("redirect"), "return_url");
    }

    private Reply show(Open portal, Visit visit, @Nullable String problem, int status) {
        var words = visit.words();
        var html = new Html().error(problem);
        if (visit.posted() && problem == null) {
            html.raw("<p role=\"status\">" + Html.escape(words.say("portal.saved")) + "</p>");
        }
        var running = actions.running(portal.customer());
        if (running.isEmpty()) {
            html.soft(words.say("portal.none"));
        }
        running.forEach(subscription -> subscription(portal, subscription, words, html));
        if (portal.may("payment_method_update") && portal.shows("payment_method_update")) {
            card(portal, visit, html);
        }
        if (portal.may("invoice_history") && !Json.has(portal.session(), "flow")) {
            invoices(portal.customer(), words, html);
        }
        var back = Json.text(portal.session(), "return_url");
        if (back != null) {
            html.raw("<p>").link(back, words.say("portal.back")).end("p");
        }
        return Reply.page(status, Html.page(words, words.say("portal"), html));
    }

    private void subscription(Open portal, ObjectNode subscription, Words words, Html html) {
        html.raw("<table>");
        for (var item : SubscriptionItems.of(subscription)) {
            var price = Json.object(item, "price");
            var name = books.productName(price);
            boolean metered = Prices.metered(price);
            html.row(
                    metered ? name : Json.number(item, "quantity") + " × " + name,
                    metered
                            ? words.say("metered")
                            : words.money(
                                    Prices.amount(
                                            price,
                                            BigDecimal.valueOf(Json.number(item, "quantity"))),
                                    Json.need(price, "currency")));
        }
        html.end("table");
        html.soft(
                words.say(
                        "portal.status", words.say("state." + Json.need(subscription, "status"))));
        boolean ends = Json.has(subscription, "cancel_at");
        html.soft(
                ends
                        ? words.say(
                                "portal.ends", words.day(Json.number(subscription, "cancel_at")))
                        : words.say(
                                "portal.until",
                                words.day(SubscriptionItems.periodEnd(subscription))));
        if (portal.may("subscription_update") && portal.shows("subscription_update")) {
            switching(portal, subscription, words, html);
        }
        if (portal.may("subscription_cancel") && portal.shows("subscription_cancel")) {
            html.form().hidden("subscription", Json.id(subscription));
            html.button(
                            ends ? "resume" : "cancel",
                            words.say(ends ? "portal.resume" : "portal.cancel"),
                            false)
                    .end("form");
        }
    }

    private void switching(Open portal, ObjectNode subscription, Words words, Html html) {
        var offered = actions.offered(portal, subscription);
        if (offered.isEmpty()) {
            return;
        }
        html.form().hidden("subscription", Json.id(subscription));
        html.raw(
                "<label for=\"price\">"
                        + Html.escape(words.say("portal.plan"))
                        + "</label><select id=\"price\" name=\"price\">");
        for (var price : offered) {
            var each =
                    words.money(Prices.amount(price, BigDecimal.ONE), Json.need(price, "currency"));
            var interval =
                    words.say("per." + Json.need(Json.object(price, "recurring"), "interval"));
            html.raw(
                    "<option value=\""
                            + Html.escape(Json.id(price))
                            + "\">"
                            + Html.escape(books.productName(price) + ", " + each + " " + interval)
                            + "</option>");
        }
        html.end("select").button("switch", words.say("portal.switch"), false).end("form");
    }

    private void card(Open portal, Visit visit, Html html) {
        var words = visit.words();
        var known = actions.card(portal.customer());
        html.text("h2", words.say("portal.card"));
        html.soft(
                known == null
                        ? words.say("portal.card.none")
                        : words.say(
                                "portal.card.now", Json.need(Json.object(known, "card"), "last4")));
        CardForm.fields(html.form(), visit)
                .button("card", words.say("portal.card.save"), false)
                .end("form");
    }

    private void invoices(ObjectNode customer, Words words, Html html) {
        html.text("h2", words.say("portal.invoices")).raw("<table>");
        var all =
                books.store()
                        .matching(
                                "invoice",
                                one ->
                                        Json.is(one, "customer", Json.id(customer))
                                                && Json.has(one, "hosted_invoice_url"));
        for (var invoice : all.reversed()) {
            html.raw("<tr><td>")
                    .link(Json.need(invoice, "hosted_invoice_url"), Json.need(invoice, "number"));
            html.raw(
                    "<br><span class=\"soft\">"
                            + Html.escape(words.day(Json.number(invoice, "created")))
                            + "</span></td><td>");
            html.raw(
                    Html.escape(
                                    words.money(
                                            Json.number(invoice, "total"),
                                            Json.need(invoice, "currency")))
                            + "</td></tr>");
        }
        html.end("table");
    }
}
