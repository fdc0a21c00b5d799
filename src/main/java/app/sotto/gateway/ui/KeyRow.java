package app.sotto.gateway.ui;

import app.sotto.accounts.KeyRing.Listed;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One key: what it is called, whose it is, what it may do, and what can be done with it. */
class KeyRow extends ListItem {

    KeyRow(Listed key, List<Component> actions) {
        addClassName("gateway-row");
        var words = new Div(new Span(key.name()), quiet(origin(key)));
        var terms = terms(key);
        if (!terms.isEmpty()) {
            words.add(quiet(String.join(" · ", terms)));
        }
        words.addClassName("words");
        var buttons = new Div();
        buttons.addClassName("actions");
        if (key.good()) {
            buttons.add(actions);
        } else {
            buttons.add(quiet(getTranslation("gateway.keys.revoked")));
        }
        add(words, buttons);
    }

    private String origin(Listed key) {
        var made =
                key.maker() == null
                        ? getTranslation("gateway.keys.madeByFormer", day(key.createdAt()))
                        : getTranslation("gateway.keys.made", key.maker(), day(key.createdAt()));
        var used =
                key.lastUsedAt() == null
                        ? getTranslation("gateway.keys.unused")
                        : getTranslation("gateway.keys.used", day(key.lastUsedAt()));
        return key.prefix() + " · " + made + " · " + used;
    }

    private List<String> terms(Listed key) {
        KeyTerms terms = key.terms();
        var words = new ArrayList<String>();
        if (!terms.scopes().equals(Scope.ALL)) {
            words.add(
                    getTranslation(
                            "gateway.keys.only",
                            terms.scopes().stream()
                                    .sorted()
                                    .map(scope -> getTranslation("gateway.scope." + scope.key()))
                                    .collect(Collectors.joining(", "))));
        }
        if (!terms.models().isEmpty()) {
            words.add(
                    getTranslation(
                            "gateway.keys.models.some",
                            terms.models().stream().sorted().collect(Collectors.joining(", "))));
        }
        if (!terms.networks().isEmpty()) {
            words.add(getTranslation("gateway.keys.from", String.join(", ", terms.networks())));
        }
        if (terms.requestsPerMinute() != null) {
            words.add(getTranslation("gateway.keys.rate.some", terms.requestsPerMinute()));
        }
        if (terms.expiresAt() != null) {
            words.add(
                    getTranslation(
                            terms.endedBy(Instant.now())
                                    ? "gateway.keys.expired"
                                    : "gateway.keys.until",
                            day(terms.expiresAt().minusSeconds(1))));
        }
        if (key.oldUntil() != null && key.oldUntil().isAfter(Instant.now())) {
            words.add(getTranslation("gateway.keys.oldUntil", moment(key.oldUntil())));
        }
        return words;
    }

    private static Span quiet(String text) {
        var span = new Span(text);
        span.addClassName("sotto-muted");
        return span;
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    private String moment(Instant instant) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(getLocale())
                .format(instant.atZone(ZoneId.systemDefault()));
    }
}
