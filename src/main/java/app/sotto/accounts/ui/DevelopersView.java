package app.sotto.accounts.ui;

import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Sessions;
import app.sotto.mail.PublicAddress;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;

/** The organisation's API keys: made, listed and revoked. */
@Route("developers")
@Menu(title = "accounts.keys.menu", order = 60, icon = "vaadin:code")
@PermitAll
class DevelopersView extends Page {

    private final KeyRing keyRing;
    private final MemberPrincipal me;
    private final TextField name;
    private final Button create;
    private final UnorderedList rows = new UnorderedList();

    DevelopersView(KeyRing keyRing, Sessions sessions, PublicAddress address) {
        super("accounts.keys.title");
        this.keyRing = keyRing;
        this.me = sessions.principal().orElseThrow();
        name = Fields.name(this, "accounts.keys.name");
        name.setHelperText(getTranslation("accounts.keys.name.hint"));
        create = Fields.submit(this, "accounts.keys.create");
        var _ = create.addClickListener(_ -> create());
        var line = new Div(name, create);
        line.addClassName("accounts-line");
        rows.addClassName("accounts-rows");
        var text = new Paragraph(getTranslation("accounts.keys.text", address.at("/v1")));
        add(section("accounts.keys.heading", text, line, rows));
        refresh();
    }

    private void create() {
        create.setEnabled(true);
        if (Fields.requireName(name)) {
            new NewKeyDialog(keyRing.create(me.caller(), name.getValue().strip(), KeyTerms.ALL))
                    .open();
            name.clear();
            refresh();
        }
    }

    private void refresh() {
        rows.removeAll();
        var keys = keyRing.all();
        keys.forEach(key -> rows.add(row(key)));
        if (keys.isEmpty()) {
            rows.add(new ListItem(getTranslation("accounts.keys.none")));
        }
    }

    private Component row(KeyRing.Listed key) {
        var state = key.good() ? revoke(key) : new Span(getTranslation("accounts.keys.revoked"));
        return new Row(key.name(), detail(key), state);
    }

    private String detail(KeyRing.Listed key) {
        var made =
                key.maker() == null
                        ? getTranslation("accounts.keys.madeByFormer", day(key.createdAt()))
                        : getTranslation("accounts.keys.made", key.maker(), day(key.createdAt()));
        var used =
                key.lastUsedAt() == null
                        ? getTranslation("accounts.keys.unused")
                        : getTranslation("accounts.keys.used", day(key.lastUsedAt()));
        return key.prefix() + " · " + made + " · " + used;
    }

    private String day(Instant instant) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(getLocale())
                .format(instant.atZone(ZoneId.systemDefault()));
    }

    private Component revoke(KeyRing.Listed key) {
        if (!key.memberId().equals(me.member()) && !me.role().managesTeam()) {
            return new Span();
        }
        var button = new Button(getTranslation("accounts.keys.revoke"), _ -> ask(key));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
        button.setAriaLabel(getTranslation("accounts.keys.revoke.label", key.name()));
        return button;
    }

    private void ask(KeyRing.Listed key) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("accounts.keys.revoke.ask", key.name()),
                        getTranslation("accounts.keys.revoke.text"),
                        getTranslation("accounts.keys.revoke"),
                        _ -> {
                            keyRing.revoke(me.caller(), key.id());
                            refresh();
                        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("accounts.team.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
