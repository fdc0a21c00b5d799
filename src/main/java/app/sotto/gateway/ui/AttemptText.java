package app.sotto.gateway.ui;

import app.sotto.webhooks.Delivery.Attempt;
import com.vaadin.flow.component.Component;

/** One call in a line. */
final class AttemptText {

    private AttemptText() {}

    static String of(Attempt attempt, Component page) {
        return attempt.status() == null
                ? page.getTranslation("webhooks.attempt.silent", attempt.millis())
                : page.getTranslation(
                        "webhooks.attempt", String.valueOf(attempt.status()), attempt.millis());
    }
}
