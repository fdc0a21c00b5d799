package app.sotto.operations.ui;

import app.sotto.operations.tokens.TokenKind;
import app.sotto.operations.tokens.TokenRing;
import app.sotto.shell.kit.PublicAddress;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;

/** The tokens that let nodes join, and programs of the operator in. */
class TokensSection extends Section {

    private final transient TokenRing tokens;
    private final transient PublicAddress address;
    private final UnorderedList rows = new UnorderedList();

    TokensSection(TokenRing tokens, PublicAddress address) {
        this.tokens = tokens;
        this.address = address;
        addClassNames("sotto-card", "operations-tokens");
        rows.addClassName("operations-rows");
        var buttons = new Div(make(TokenKind.JOIN), make(TokenKind.OPERATOR));
        buttons.addClassName("operations-actions");
        var head = new Div(new H2(getTranslation("operations.tokens")), buttons);
        head.addClassName("operations-section-head");
        var text = new Paragraph(getTranslation("operations.tokens.text"));
        text.addClassName("sotto-muted");
        add(head, text, rows);
        refresh();
    }

    private Button make(TokenKind kind) {
        var button = new Button(getTranslation("operations.token.make." + kind.name()));
        button.addThemeVariants(ButtonVariant.SMALL);
        var _ = button.addClickListener(_ -> ask(kind));
        return button;
    }

    void ask(TokenKind kind) {
        new NewTokenDialog(
                        tokens,
                        kind,
                        written -> {
                            new TokenShownDialog(kind, written, address.base()).open();
                            refresh();
                        })
                .open();
    }

    private void refresh() {
        rows.removeAll();
        var all = tokens.all();
        all.forEach(token -> rows.add(row(token)));
        if (all.isEmpty()) {
            rows.add(new ListItem(getTranslation("operations.tokens.none")));
        }
    }

    private Component row(TokenRing.Listed token) {
        var quiet = new Span(detail(token));
        quiet.addClassNames("sotto-muted", "small");
        var words =
                new Div(
                        new Span(
                                getTranslation(
                                        "operations.token.called." + token.kind().name(),
                                        token.name())),
                        quiet);
        words.addClassName("words");
        var row = new ListItem(words, end(token));
        row.addClassName("operations-row");
        return row;
    }

    private String detail(TokenRing.Listed token) {
        var detail = new ArrayList<String>();
        detail.add(token.prefix());
        detail.add(
                getTranslation("operations.token.by", token.createdBy(), day(token.createdAt())));
        detail.add(
                token.lastUsedAt() == null
                        ? getTranslation("operations.token.unused")
                        : getTranslation("operations.token.used", moment(token.lastUsedAt())));
        if (token.expiresAt() != null) {
            detail.add(getTranslation("operations.token.until", day(token.expiresAt())));
        }
        return String.join(" · ", detail);
    }

    private Component end(TokenRing.Listed token) {
        if (token.revokedAt() != null) {
            return new Span(getTranslation("operations.token.revoked"));
        }
        if (token.expired(Instant.now())) {
            return new Span(getTranslation("operations.token.expired"));
        }
        var revoke = new Button(getTranslation("operations.token.revoke"), _ -> askToRevoke(token));
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
        revoke.setAriaLabel(getTranslation("operations.token.revoke.label", token.name()));
        return revoke;
    }

    private void askToRevoke(TokenRing.Listed token) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("operations.token.revoke.ask", token.name()),
                        getTranslation("operations.token.revoke.text." + token.kind().name()),
                        getTranslation("operations.token.revoke"),
                        _ -> {
                            tokens.revoke(token.id(), Operator.name());
                            refresh();
                        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("operations.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
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
