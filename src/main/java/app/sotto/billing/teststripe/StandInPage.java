package app.sotto.billing.teststripe;

import org.jspecify.annotations.Nullable;

/**
 * The stand-in's own page: what it is, which cards it takes, and its time, which can be moved
 * forward.
 */
final class StandInPage {
    private final Books books;
    private final Webhooks webhooks;
    private final Runnable wake;

    StandInPage(Books books, Webhooks webhooks, Runnable wake) {
        this.books = books;
        this.webhooks = webhooks;
        this.wake = wake;
    }

    Reply visit(Visit visit) {
        if (visit.posted()) {
            var seconds = seconds(visit.typed("action"));
            if (seconds != null) {
                books.times().forward(seconds);
                wake.run();
            }
            return Reply.to("/standin");
        }
        var words = visit.words();
        var html = new Html().text("p", words.say("home.text"));
        html.text("h2", words.say("home.time")).soft(words.day(books.times().wall()));
        html.form();
        for (var step : new String[] {"hour", "day", "week", "month"}) {
            html.button(step, words.say("home.forward." + step), false).raw(" ");
        }
        html.end("form").soft(words.say("home.waiting", webhooks.waiting()));
        html.text("h2", words.say("home.cards")).raw("<table>");
        for (var card : Cards.all()) {
            html.row(
                    card.number().replaceAll("(.{4})(?=.)", "$1 "),
                    words.say("home.card." + card.number()));
        }
        return Reply.page(200, Html.page(words, words.say("home"), html.end("table")));
    }

    private static @Nullable Long seconds(String step) {
        return switch (step) {
            case "hour" -> Times.HOUR;
            case "day" -> Times.DAY;
            case "week" -> 7 * Times.DAY;
            case "month" -> 31 * Times.DAY;
            default -> null;
        };
    }
}
