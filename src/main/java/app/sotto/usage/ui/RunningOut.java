package app.sotto.usage.ui;

import app.sotto.usage.Allowance.Standing;
import com.vaadin.flow.component.html.Span;

/** A line above the page when less than a tenth of the month's minutes is left. */
class RunningOut extends Span {

    RunningOut(Renewal renewal, Standing standing) {
        addClassName("sotto-running-out");
        getElement().setAttribute("role", "status");
        long minutes = standing.remainingSeconds() / 60;
        String day = renewal.day(standing, getLocale());
        setText(
                minutes == 0
                        ? getTranslation("usage.spent", day)
                        : getTranslation("usage.few", minutes, day));
    }

    static boolean concerns(Standing standing) {
        return standing.remainingSeconds() * 10 < standing.limitSeconds()
                || standing.remainingSeconds() < 60;
    }
}
