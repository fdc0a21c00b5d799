package app.sotto.operations.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.text.NumberFormat;
import org.jspecify.annotations.Nullable;

/** A figure with its name and a small bar; the bar repeats what the figure says. */
class Meter extends Div {

    private final Span value = new Span();
    private final Div bar = new Div();

    Meter(String nameKey) {
        addClassName("operations-meter");
        var name = new Span(getTranslation(nameKey));
        name.addClassName("sotto-muted");
        value.addClassName("value");
        bar.addClassName("bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        add(name, value, bar);
    }

    /**
     * @param count null if unknown
     * @param full what a full bar stands for
     */
    void count(@Nullable Double count, double full) {
        show(
                count == null ? null : NumberFormat.getIntegerInstance(getLocale()).format(count),
                count == null ? 0 : count / full);
    }

    /**
     * @param share 0 to 1, or null if unknown
     */
    void share(@Nullable Double share) {
        show(
                share == null ? null : NumberFormat.getPercentInstance(getLocale()).format(share),
                share == null ? 0 : share);
    }

    private void show(@Nullable String text, double share) {
        value.setText(text == null ? getTranslation("operations.unknown") : text);
        value.setClassName("sotto-muted", text == null);
        bar.getStyle().set("--share", String.valueOf(Math.round(share * 100) / 100.0));
        bar.setClassName("high", share > 0.9);
    }
}
