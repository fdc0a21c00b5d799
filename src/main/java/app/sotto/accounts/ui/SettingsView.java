package app.sotto.accounts.ui;

import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.PasswordRule;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Profile;
import app.sotto.accounts.signin.Sessions;
import app.sotto.shell.kit.Looks;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Locale;

/** What a person sets for themselves, and an owner or admin for the organisation. */
@Route("settings")
@PermitAll
class SettingsView extends Page {

    private final Profile profile;
    private final Organisations organisations;
    private final PasswordRule rule;
    private final MemberPrincipal me;

    SettingsView(
            Profile profile, Organisations organisations, PasswordRule rule, Sessions sessions) {
        super("accounts.settings.title");
        this.profile = profile;
        this.organisations = organisations;
        this.rule = rule;
        this.me = sessions.principal().orElseThrow();
        addProfile();
        if (me.role().managesTeam()) {
            addOrganisation();
        }
        addPassword();
        addSessions();
    }

    private void addProfile() {
        var name = Fields.name(this, "accounts.name");
        name.setValue(me.displayName());
        var language = new Select<Locale>();
        language.setLabel(getTranslation("accounts.settings.language"));
        language.setItems(Languages.ALL);
        language.setItemLabelGenerator(Languages::name);
        language.setValue(Languages.closest(Locale.forLanguageTag(me.language())));
        var save = Fields.submit(this, "accounts.settings.save");
        save.addClickListener(_ -> {
            save.setEnabled(true);
            if (Fields.requireName(name)) {
                profile.rename(me.person(), name.getValue().strip());
                profile.speak(me.person(), language.getValue());
                Looks.speak(UI.getCurrent(), language.getValue());
            }
        });
        add(section("accounts.settings.profile", email(), name, language, save));
    }

    private Paragraph email() {
        var key = me.verified() ? "accounts.settings.email" : "accounts.settings.unverified";
        var line = new Paragraph(getTranslation(key, me.email()));
        line.addClassName("sotto-muted");
        return line;
    }

    private void addOrganisation() {
        var name = Fields.name(this, "accounts.settings.organisation.name");
        name.setValue(me.organisation());
        var save = Fields.submit(this, "accounts.settings.save");
        save.addClickListener(_ -> {
            save.setEnabled(true);
            if (Fields.requireName(name)) {
                organisations.rename(name.getValue().strip());
                tell("accounts.settings.saved");
            }
        });
        add(section("accounts.settings.organisation", name, save));
    }

    private void addPassword() {
        var current = Fields.password(this, "accounts.password.current");
        var password = Fields.newPassword(this, "accounts.password.new");
        var submit = Fields.submit(this, "accounts.settings.password.submit");
        submit.addClickListener(_ -> change(current, password, submit));
        var text = new Paragraph(getTranslation("accounts.settings.password.text"));
        text.addClassName("sotto-muted");
        add(section("accounts.settings.password", text, current, password, submit));
    }

    private void change(PasswordField current, PasswordField password, Button submit) {
        submit.setEnabled(true);
        if (!Fields.requirePassword(password, rule, me.email())) {
            return;
        }
        var changed = profile.changePassword(me.caller(), current.getValue(), password.getValue());
        if (Fields.accept(current, changed ? null : "accounts.password.wrong")) {
            UI.getCurrent().getPage().setLocation("/login?changed");
        }
    }

    private void addSessions() {
        var submit = new Button(getTranslation("accounts.settings.sessions.submit"));
        submit.addThemeVariants(ButtonVariant.ERROR);
        submit.addClickListener(_ -> {
            profile.signOutEverywhere(me.caller());
            UI.getCurrent().getPage().setLocation("/login");
        });
        var text = new Paragraph(getTranslation("accounts.settings.sessions.text"));
        text.addClassName("sotto-muted");
        add(section("accounts.settings.sessions", text, submit));
    }
}
