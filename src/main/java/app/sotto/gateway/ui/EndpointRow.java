package app.sotto.gateway.ui;

import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.EventType;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.stream.Collectors;

/** One endpoint: where it is, what it hears, and how that goes. */
class EndpointRow extends ListItem {

    EndpointRow(Endpoint one, List<Component> actions) {
        addClassName("gateway-row");
        var words = new Div(new Span(one.url()));
        words.addClassName("words");
        if (!one.description().isEmpty()) {
            words.add(quiet(one.description()));
        }
        words.add(
                quiet(
                        one.types().stream()
                                .sorted()
                                .map(EventType::key)
                                .collect(Collectors.joining(", "))),
                quiet(getTranslation("webhooks.status." + one.status()) + " · " + last(one)));
        if (one.oldSecretUntil() != null) {
            words.add(
                    quiet(
                            getTranslation(
                                    "webhooks.oldSecret",
                                    Times.moment(one.oldSecretUntil(), getLocale()))));
        }
        var buttons = new Div();
        buttons.addClassNames("actions", "wrapping");
        buttons.add(actions);
        add(words, buttons);
    }

    private String last(Endpoint one) {
        return one.last() == null
                ? getTranslation("webhooks.last.none")
                : getTranslation(
                        "webhooks.last." + one.last().state(),
                        Times.moment(one.last().at(), getLocale()));
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("sotto-muted");
        return span;
    }
}
