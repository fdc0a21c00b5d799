package app.sotto.operations.ui;

import app.sotto.billing.Reconciliation.Difference;
import app.sotto.billing.Reconciliation.Kind;
import app.sotto.billing.Reconciliation.Look;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** One difference: whose, what, both figures, and what became of it. */
class DifferenceRow extends ListItem {

    private final transient Difference difference;

    DifferenceRow(Difference difference, Runnable note) {
        this.difference = difference;
        addClassName("operations-row");
        var words =
                new Div(
                        new Span(whose() + " · " + what()),
                        quiet(
                                getTranslation(
                                        "operations.difference.figures",
                                        figure(difference.ours()),
                                        figure(difference.stripe()))),
                        quiet(
                                getTranslation(
                                        "operations.difference.found",
                                        Shown.moment(difference.found(), getLocale()))));
        words.addClassName("words");
        Look look = difference.look();
        if (look != null) {
            words.add(
                    new Span(
                            getTranslation(
                                    "operations.difference.looked",
                                    look.by(),
                                    Shown.moment(look.at(), getLocale()),
                                    look.note())));
        }
        add(words, badge(), button(note));
    }

    private String whose() {
        String name = difference.organisation();
        return name == null ? difference.tenant().toString() : name;
    }

    private String what() {
        return getTranslation(
                "operations.difference." + difference.kind().name(), difference.subject());
    }

    /** Micro-units as dollars; the subscription's words as they are. */
    private String figure(@Nullable String written) {
        if (written == null) {
            return getTranslation("operations.difference.nothing");
        }
        return difference.kind() != Kind.SUBSCRIPTION && written.matches("-?\\d{1,18}")
                ? Shown.micros(Long.parseLong(written), getLocale())
                : written;
    }

    private Span badge() {
        var mended = difference.mended();
        var badge =
                new Span(
                        mended == null
                                ? getTranslation("operations.difference.open")
                                : getTranslation(
                                        "operations.difference.mended",
                                        Shown.moment(mended, getLocale())));
        badge.addClassName("operations-state");
        badge.getElement().setAttribute("data-state", mended == null ? "suspect" : "ready");
        return badge;
    }

    private Button button(Runnable note) {
        var button = new Button(getTranslation("operations.difference.note"), _ -> note.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(
                getTranslation("operations.difference.note.label", whose() + " · " + what()));
        return button;
    }

    private static Span quiet(String words) {
        var span = new Span(words);
        span.addClassNames("sotto-muted", "small");
        return span;
    }
}
