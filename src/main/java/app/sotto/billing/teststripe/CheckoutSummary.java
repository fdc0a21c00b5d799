package app.sotto.billing.teststripe;

import tools.jackson.databind.node.ObjectNode;

/** What a checkout sells and what it costs, as its page shows it. */
final class CheckoutSummary {
    private final CheckoutCompletion completion;
    private final Discounts discounts;

    CheckoutSummary(CheckoutCompletion completion, Discounts discounts) {
        this.completion = completion;
        this.discounts = discounts;
    }

    /** What is bought and what it costs, on the page. */
    void show(ObjectNode session, Visit visit, Html html) {
        var words = visit.words();
        var currency = Json.need(session, "currency");
        html.raw("<table>");
        for (var line : CheckoutSessions.lines(session)) {
            var price = Json.object(line, "price");
            var name = Json.need(line, "description");
            var left =
                    Json.has(line, "quantity")
                            ? Json.number(line, "quantity") + " × " + name
                            : name;
            var interval =
                    words.say("per." + Json.need(Json.object(price, "recurring"), "interval"));
            html.row(
                    left,
                    Prices.metered(price)
                            ? words.say("metered")
                            : words.money(Json.number(line, "amount_total"), currency)
                                    + " "
                                    + interval);
        }
        html.end("table");
        if (completion.trial(session)) {
            long end =
                    completion.now(session)
                            + Json.number(Json.object(session, "_data"), "trial_seconds");
            html.soft(words.say("trial.until", words.day(end)));
        }
        if (Json.flag(Json.object(session, "automatic_tax"), "enabled")) {
            html.soft(words.say("tax.added"));
        }
        if (!visit.typed("code").isEmpty()) {
            codeSummary(session, visit, html);
        }
    }

    private void codeSummary(ObjectNode session, Visit visit, Html html) {
        var words = visit.words();
        try {
            var coupon = discounts.coupon(completion.typedCode(session, visit.typed("code")));
            var off =
                    Json.has(coupon, "percent_off")
                            ? Json.text(coupon, "percent_off") + " %"
                            : words.money(
                                    Json.number(coupon, "amount_off"),
                                    Json.need(coupon, "currency"));
            html.soft(words.say("code.good", visit.typed("code"), off));
        } catch (Refusal unknown) {
            html.soft(words.say("code.unknown"));
        }
    }
}
