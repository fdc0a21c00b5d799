package app.sotto.billing.teststripe;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The card fields of the hosted pages, and what is said about what was typed.
 *
 * <p>Copies: https://docs.stripe.com/testing (2026-07-29.dahlia): any expiry in the future, any
 * three digits.
 */
final class CardForm {
    /** A card that may be used, or the sentence that says why not. */
    record Typed(Cards.@Nullable Card card, int month, int year, @Nullable String problem) {}

    private CardForm() {}

    static Html fields(Html html, Visit visit) {
        var words = visit.words();
        html.field(
                "card",
                words.say("card"),
                visit.typed("card"),
                "inputmode=\"numeric\" autocomplete=\"cc-number\" placeholder=\"4242 4242 4242 4242\"");
        html.raw("<div class=\"pair\">");
        html.field(
                "expiry",
                words.say("expiry"),
                visit.typed("expiry"),
                "inputmode=\"numeric\" autocomplete=\"cc-exp\" placeholder=\"12/34\"");
        html.field(
                "cvc",
                words.say("cvc"),
                visit.typed("cvc"),
                "inputmode=\"numeric\" autocomplete=\"cc-csc\" placeholder=\"123\"");
        return html.end("div").soft(words.say("card.hint"));
    }

    static Typed read(Visit visit, long now) {
        var words = visit.words();
        var card = Cards.find(visit.typed("card"));
        if (card == null) {
            return problem(words.say(visit.typed("card").isEmpty() ? "card.missing" : "card.real"));
        }
        var expiry = expiry(visit.typed("expiry"));
        if (expiry == null) {
            return problem(words.say("expiry.wrong"));
        }
        if (expiry.isBefore(YearMonth.from(Instant.ofEpochSecond(now).atZone(ZoneOffset.UTC)))) {
            return problem(words.say("expiry.past"));
        }
        if (!visit.typed("cvc").matches("\\d{3,4}")) {
            return problem(words.say("cvc.wrong"));
        }
        return new Typed(card, expiry.getMonthValue(), expiry.getYear(), null);
    }

    private static Typed problem(String sentence) {
        return new Typed(null, 0, 0, sentence);
    }

    private static @Nullable YearMonth expiry(String typed) {
        var digits = typed.replaceAll("[^0-9]", "");
        if (digits.length() != 4 && digits.length() != 6) {
            return null;
        }
        try {
            int year = Integer.parseInt(digits.substring(2));
            return YearMonth.of(
                    year < 100 ? 2000 + year : year, Integer.parseInt(digits.substring(0, 2)));
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** The page on which a card's holder confirms, with everything typed so far kept. */
    static Html confirmation(Visit visit, Iterable<String> fields) {
        var words = visit.words();
        var html = new Html().text("p", words.say("confirm.text")).form();
        for (var field : fields) {
            html.hidden(field, visit.typed(field));
        }
        return html.button("confirm", words.say("confirm.yes"), true)
                .button("refuse", words.say("confirm.no"), false)
                .end("form");
    }

    static String declined(Words words, String code) {
        return words.say("insufficient_funds".equals(code) ? "declined.funds" : "declined");
    }

    static ObjectNode saved(
            PaymentMethods methods, Typed typed, ObjectNode customer, boolean confirmed) {
        var card = typed.card();
        if (card == null) {
            throw new IllegalStateException("Only a card without a problem is saved");
        }
        var method = methods.create(card, typed.month(), typed.year(), customer);
        if (confirmed) {
            method.put("_confirmed", true);
        }
        methods.attach(method, customer);
        return method;
    }
}
