package app.sotto.gateway.ui;

import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Delivery.Attempt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One delivery; opened, what was sent and what was answered. */
class DeliveryRow extends ListItem {

    private final transient Delivery one;
    private final transient Supplier<List<Attempt>> attempts;

    /**
     * @param replay null: nobody here may
     */
    DeliveryRow(Delivery one, Supplier<List<Attempt>> attempts, @Nullable Runnable replay) {
        this.one = one;
        this.attempts = attempts;
        addClassName("gateway-row");
        var words = new Div(new Span(one.type()), quiet(state()));
        words.addClassName("words");
        var details = new Details(getTranslation("webhooks.log.payload"));
        details.addClassName("gateway-payload");
        details.addOpenedChangeListener(event -> {
            if (event.isOpened()) {
                details.removeAll();
                show(details);
            }
        });
        add(words);
        if (replay != null) {
            var again = new Button(getTranslation("webhooks.replay"), _ -> replay.run());
            again.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            again.setAriaLabel(
                    getTranslation("webhooks.replay.label", one.type(), one.messageId()));
            add(again);
        }
        add(details);
    }

    private String state() {
        String when = Times.moment(one.createdAt(), getLocale());
        String how = getTranslation("webhooks.state." + one.state());
        String attempt =
                one.last() == null
                        ? getTranslation("webhooks.attempt.none")
                        : getTranslation("webhooks.attempts", one.attempts())
                                + " · "
                                + AttemptText.of(one.last(), this);
        String next =
                one.nextAt() == null || one.last() == null
                        ? ""
                        : " · "
                                + getTranslation(
                                        "webhooks.next", Times.moment(one.nextAt(), getLocale()));
        return when + " · " + how + " · " + attempt + next;
    }

    private void show(Details details) {
        details.add(quiet(one.messageId()), code(one.payload()));
        for (Attempt attempt : attempts.get()) {
            details.add(
                    quiet(
                            Times.moment(attempt.at(), getLocale())
                                    + " · "
                                    + AttemptText.of(attempt, this)));
            if (!attempt.answer().isBlank()) {
                details.add(code(attempt.answer()));
            }
        }
    }

    private static Pre code(String text) {
        var code = new Pre(text);
        code.addClassNames("gateway-code", "wrapping");
        return code;
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("sotto-muted");
        return span;
    }
}
