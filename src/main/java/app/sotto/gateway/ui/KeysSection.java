package app.sotto.gateway.ui;

import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyRing.Listed;
import app.sotto.accounts.KeyRing.Made;
import app.sotto.accounts.KeyTerms;
import app.sotto.inference.Model;
import app.sotto.inference.Models;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.ArrayList;
import java.util.List;

/** API keys, or service accounts: made, changed, rotated and revoked. */
class KeysSection extends Section {

    private final transient KeyRing keyRing;
    private final transient Models models;
    private final transient Caller.Member me;
    private final Kind kind;
    private final String words;
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();

    KeysSection(KeyRing keyRing, Models models, Caller.Member me, Kind kind) {
        this.keyRing = keyRing;
        this.models = models;
        this.me = me;
        this.kind = kind;
        this.words = words(kind);
        addClassNames("sotto-card", "gateway-section");
        var create = new Button(getTranslation(words + "create"), _ -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var head = new Div(new H2(getTranslation(words + "heading")), create);
        head.addClassName("gateway-head");
        rows.addClassName("gateway-rows");
        none.setText(getTranslation(words + "none"));
        add(head, new Paragraph(getTranslation(words + "text")), none, rows);
        refresh();
    }

    private static String words(Kind kind) {
        return switch (kind) {
            case KEY -> "gateway.keys.";
            case SERVICE -> "gateway.services.";
            case MEMBER -> "gateway.tokens.";
        };
    }

    private void refresh() {
        rows.removeAll();
        var keys = keyRing.all().stream().filter(this::isShown).toList();
        keys.forEach(key -> rows.add(new KeyRow(key, actions(key))));
        none.setVisible(keys.isEmpty());
    }

    /** Tokens are the members' own affair, as long as nobody has to end them. */
    private boolean isShown(Listed key) {
        return key.kind() == kind && (kind != Kind.MEMBER || keyRing.mayRevoke(me, key));
    }

    private List<Component> actions(Listed key) {
        if (!key.good() || !keyRing.mayRevoke(me, key)) {
            return List.of();
        }
        var revoke = action("revoke", key, () -> askToRevoke(key));
        revoke.addThemeVariants(ButtonVariant.ERROR);
        if (!keyRing.mayChange(me, key)) {
            return List.of(revoke);
        }
        return List.of(
                action("change", key, () -> change(key)),
                action(
                        "rotate",
                        key,
                        () ->
                                new RotateDialog(
                                                key,
                                                overlap -> {
                                                    show(keyRing.rotate(me, key.id(), overlap));
                                                })
                                        .open()),
                revoke);
    }

    private Button action(String name, Listed key, Runnable work) {
        var button = new Button(getTranslation("gateway.keys." + name), _ -> work.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("gateway.keys." + name + ".label", key.name()));
        return button;
    }

    private void create() {
        new KeyDialog(
                        words + "create",
                        "",
                        KeyTerms.ALL,
                        modelNames(KeyTerms.ALL),
                        (name, terms) -> show(keyRing.create(me, kind, name, terms)))
                .open();
    }

    private void change(Listed key) {
        new KeyDialog(
                        "gateway.keys.change",
                        key.name(),
                        key.terms(),
                        modelNames(key.terms()),
                        (name, terms) -> {
                            keyRing.change(me, key.id(), name, terms);
                            refresh();
                        })
                .open();
    }

    /** Those that can run now, and those that the key names although they cannot. */
    private List<String> modelNames(KeyTerms terms) {
        var names = new ArrayList<>(models.available().stream().map(Model::id).toList());
        terms.models().stream().filter(name -> !names.contains(name)).sorted().forEach(names::add);
        return names;
    }

    private void show(Made made) {
        refresh();
        new NewKeyDialog(made).open();
    }

    private void askToRevoke(Listed key) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("gateway.keys.revoke.ask", key.name()),
                        getTranslation("gateway.keys.revoke.text"),
                        getTranslation("gateway.keys.revoke"),
                        _ -> {
                            keyRing.revoke(me, key.id());
                            refresh();
                        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("gateway.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }
}
