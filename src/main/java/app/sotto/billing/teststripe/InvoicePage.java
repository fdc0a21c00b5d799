package app.sotto.billing.teststripe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * An invoice as its customer sees it, with a way to pay it while it is open, and as a PDF.
 *
 * <p>Copies: https://docs.stripe.com/invoicing/hosted-invoice-page (2026-07-29.dahlia), what it
 * offers, not its looks.
 */
final class InvoicePage {
    private final Books books;
    private final Collecting collecting;
    private final PaymentMethods methods;

    InvoicePage(Books books, Collecting collecting, PaymentMethods methods) {
        this.books = books;
        this.collecting = collecting;
        this.methods = methods;
    }

    Reply visit(Visit visit) {
        var words = visit.words();
        var found =
                books.store()
                        .matching(
                                "invoice",
                                one -> Json.is(one, "_token", String.valueOf(visit.step(1))));
        if (found.isEmpty()) {
            return Reply.page(
                    404,
                    Html.page(
                            words,
                            words.say("invoice"),
                            new Html().text("p", words.say("invoice.unknown"))));
        }
        var invoice = found.getFirst();
        if ("pdf".equals(visit.step(2))) {
            return Reply.pdf(Pdf.of(text(invoice)));
        }
        if (visit.posted() && Json.is(invoice, "status", "open")) {
            return pay(invoice, visit);
        }
        return show(invoice, visit, null, 200);
    }

    private Reply pay(ObjectNode invoice, Visit visit) {
        var words = visit.words();
        var typed = CardForm.read(visit, books.times().now(invoice));
        var card = typed.card();
        if (card == null) {
            return show(invoice, visit, typed.problem(), 400);
        }
        if (card.attachFails() != null) {
            return show(invoice, visit, CardForm.declined(words, card.attachFails()), 402);
        }
        boolean confirmed = "confirm".equals(visit.typed("action"));
        if ("refuse".equals(visit.typed("action"))) {
            return show(invoice, visit, words.say("confirm.refused"), 402);
        }
        if (card.confirms() && !confirmed) {
            var fields = List.of("card", "expiry", "cvc");
            return Reply.page(
                    200,
                    Html.page(words, words.say("confirm"), CardForm.confirmation(visit, fields)));
        }
        var method = CardForm.saved(methods, typed, books.customer(invoice), confirmed);
        var declined = collecting.attempt(invoice, method);
        return declined == null
                ? show(invoice, visit, null, 200)
                : show(invoice, visit, CardForm.declined(words, declined), 402);
    }

    private Reply show(ObjectNode invoice, Visit visit, @Nullable String problem, int status) {
        var words = visit.words();
        var currency = Json.need(invoice, "currency");
        var html = new Html().error(problem);
        html.text("p", words.say("status." + Json.need(invoice, "status"))).raw("<table>");
        for (var line : Drafts.lines(invoice)) {
            html.row(
                    Json.need(line, "description"),
                    words.money(Json.number(line, "amount"), currency));
        }
        html.row(words.say("subtotal"), words.money(Json.number(invoice, "subtotal"), currency));
        part(html, words, "discount", -sum(invoice, "total_discount_amounts"), currency);
        part(html, words, "tax", sum(invoice, "total_taxes"), currency);
        html.row(words.say("total"), words.money(Json.number(invoice, "total"), currency));
        html.row(words.say("due"), words.money(Json.number(invoice, "amount_remaining"), currency));
        html.end("table").raw("<p>");
        html.link(books.url("/i/" + Json.need(invoice, "_token") + "/pdf"), words.say("pdf"))
                .end("p");
        if (Json.is(invoice, "status", "open")) {
            CardForm.fields(html.form(), visit).button("pay", words.say("pay"), true).end("form");
        }
        var number = Json.text(invoice, "number");
        var title = words.say("invoice") + (number == null ? "" : " " + number);
        return Reply.page(status, Html.page(words, title, html));
    }

    private static void part(Html html, Words words, String key, long amount, String currency) {
        if (amount != 0) {
            html.row(words.say(key), words.money(amount, currency));
        }
    }

    private static long sum(ObjectNode invoice, String field) {
        long sum = 0;
        for (var part : Json.items(invoice, field)) {
            sum += Json.number(part, "amount");
        }
        return sum;
    }

    private static List<String> text(ObjectNode invoice) {
        var words = Words.in(Locale.ENGLISH);
        var currency = Json.need(invoice, "currency");
        var lines = new ArrayList<String>();
        lines.add(words.say("banner"));
        lines.add(words.say("invoice") + " " + Json.text(invoice, "number"));
        lines.add(words.day(Json.number(invoice, "created")));
        for (var line : Drafts.lines(invoice)) {
            lines.add(
                    Json.text(line, "description")
                            + "   "
                            + words.money(Json.number(line, "amount"), currency));
        }
        lines.add(
                words.say("total") + "   " + words.money(Json.number(invoice, "total"), currency));
        lines.add(
                words.say("due")
                        + "   "
                        + words.money(Json.number(invoice, "amount_remaining"), currency));
        return lines;
    }
}
