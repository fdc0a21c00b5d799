package app.sotto.billing.teststripe;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The hosted page on which a customer subscribes.
 *
 * <p>Copies: https://docs.stripe.com/payments/checkout and
 * https://docs.stripe.com/payments/checkout/discounts (2026-07-29.dahlia), what it asks for and
 * where it leads, not its looks.
 */
final class CheckoutPage {
    private static final List<String> FIELDS =
            List.of("email", "name", "country", "postal_code", "card", "expiry", "cvc", "code");

    private final Books books;
    private final CheckoutCompletion completion;
    private final CheckoutSummary summary;

    CheckoutPage(Books books, CheckoutCompletion completion, CheckoutSummary summary) {
        this.books = books;
        this.completion = completion;
        this.summary = summary;
    }

    Reply visit(Visit visit) {
        var id = visit.step(2);
        var session = id == null ? null : books.store().find(CheckoutSessions.TABLE, id);
        var words = visit.words();
        if (session == null) {
            return closed(words, 404, "session.unknown");
        }
        if (!Json.is(session, "status", "open")) {
            return closed(words, 410, "session." + Json.need(session, "status"));
        }
        if (!visit.posted()) {
            return show(session, visit, null, 200);
        }
        return switch (visit.typed("action")) {
            case "cancel" -> cancel(session, visit);
            case "refuse" -> show(session, visit, words.say("confirm.refused"), 402);
            case "code" -> show(session, visit, problemWithCode(session, visit), 200);
            default -> subscribe(session, visit);
        };
    }

    private static Reply closed(Words words, int status, String key) {
        return Reply.page(
                status,
                Html.page(words, words.say("checkout"), new Html().text("p", words.say(key))));
    }

    private Reply cancel(ObjectNode session, Visit visit) {
        var url = Json.text(session, "cancel_url");
        return url == null ? show(session, visit, null, 200) : Reply.to(url);
    }

    private @Nullable String problemWithCode(ObjectNode session, Visit visit) {
        try {
            completion.typedCode(session, visit.typed("code"));
            return null;
        } catch (Refusal refusal) {
            return visit.words().say("code.unknown");
        }
    }

    private Reply subscribe(ObjectNode session, Visit visit) {
        var words = visit.words();
        if (!visit.typed("code").isEmpty()) {
            var problem = problemWithCode(session, visit);
            if (problem != null) {
                return show(session, visit, problem, 400);
            }
        }
        if (asksEmail(session) && !visit.typed("email").matches("[^@\\s]+@[^@\\s]+")) {
            return show(session, visit, words.say("email.wrong"), 400);
        }
        if (asksAddress(session) && !visit.typed("country").matches("[A-Za-z]{2}")) {
            return show(session, visit, words.say("country.wrong"), 400);
        }
        boolean free = completion.needsNoCard(session) && visit.typed("card").isEmpty();
        var typed = CardForm.read(visit, completion.now(session));
        if (!free && typed.problem() != null) {
            return show(session, visit, typed.problem(), 400);
        }
        var card = typed.card();
        if (card != null && card.attachFails() != null) {
            return show(session, visit, CardForm.declined(words, card.attachFails()), 402);
        }
        boolean confirmed = "confirm".equals(visit.typed("action"));
        if (card != null && card.confirms() && !confirmed) {
            return Reply.page(
                    200,
                    Html.page(words, words.say("confirm"), CardForm.confirmation(visit, FIELDS)));
        }
        try {
            var location =
                    books.store()
                            .attempt(() ->
                                    completion.complete(
                                            session, visit, free ? null : typed, confirmed));
            return Reply.to(location);
        } catch (Refusal declined) {
            return show(session, visit, CardForm.declined(words, declined.declineCode()), 402);
        }
    }

    private static boolean asksEmail(ObjectNode session) {
        return !Json.has(session, "customer");
    }

    private boolean asksAddress(ObjectNode session) {
        return Json.is(session, "billing_address_collection", "required")
                || Json.is(session.path("automatic_tax"), "status", "requires_location_inputs");
    }

    private Reply show(ObjectNode session, Visit visit, @Nullable String problem, int status) {
        var words = visit.words();
        var html = new Html().error(problem);
        summary.show(session, visit, html);
        html.form();
        if (asksEmail(session)) {
            var known = Json.text(session, "customer_email");
            var email =
                    visit.typed("email").isEmpty() && known != null ? known : visit.typed("email");
            html.field("email", words.say("email"), email, "type=\"email\" autocomplete=\"email\"");
        }
        if (asksAddress(session)) {
            html.raw("<div class=\"pair\">");
            html.field(
                    "country",
                    words.say("country"),
                    visit.typed("country"),
                    "maxlength=\"2\" autocomplete=\"country\"");
            html.field(
                    "postal_code",
                    words.say("postal"),
                    visit.typed("postal_code"),
                    "autocomplete=\"postal-code\"");
            html.end("div");
        }
        CardForm.fields(html, visit);
        if (Json.flag(session, "allow_promotion_codes")) {
            html.field("code", words.say("code"), visit.typed("code"), "autocomplete=\"off\"");
        }
        html.button(
                "subscribe",
                words.say(completion.trial(session) ? "start.trial" : "subscribe"),
                true);
        if (Json.flag(session, "allow_promotion_codes")) {
            html.button("code", words.say("code.apply"), false).raw(" ");
        }
        if (Json.has(session, "cancel_url")) {
            html.button("cancel", words.say("cancel.back"), false);
        }
        return Reply.page(status, Html.page(words, words.say("checkout"), html.end("form")));
    }
}
