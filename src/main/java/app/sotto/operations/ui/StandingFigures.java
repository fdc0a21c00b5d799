package app.sotto.operations.ui;

import app.sotto.billing.Revenue.Standing;

/** Who pays now, and who does not. */
class StandingFigures extends DefinedFigures {

    StandingFigures(Standing standing) {
        count("paying", standing.paying());
        figure(
                getTranslation("operations.standing.pastDue"),
                Shown.whole(standing.pastDue(), getLocale()),
                getTranslation(
                        "operations.standing.pastDue.what",
                        Shown.cents(standing.pastDueCents(), getLocale())));
        count("unpaid", standing.unpaid());
        count("trials", standing.trials());
        count("disputes", standing.disputes());
    }

    private void count(String name, int count) {
        figure(
                getTranslation("operations.standing." + name),
                Shown.whole(count, getLocale()),
                getTranslation("operations.standing." + name + ".what"));
    }
}
