package app.sotto.accounts.ui;

import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.PasswordRule;
import app.sotto.accounts.signin.Sessions;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.accounts.signin.ThrottledException;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Signing up: signed in at once, with an organisation of one's own. */
@Route(value = "signup", autoLayout = false)
@AnonymousAllowed
class SignupView extends Entrance implements BeforeEnterObserver {

    private final SigningUp signingUp;
    private final Sessions sessions;
    private final PasswordRule rule;
    private final Browser browser;

    private final TextField name = Fields.name(this, "accounts.name");
    private final EmailField email = Fields.email(this);
    private final PasswordField password = Fields.newPassword(this, "accounts.password");
    private final TextField organisation = Fields.name(this, "accounts.signup.organisation");
    private final Button submit = Fields.submit(this, "accounts.signup.submit");
    private final Notice notice = new Notice();

    SignupView(SigningUp signingUp, Sessions sessions, PasswordRule rule, Browser browser) {
        super("accounts.signup.title");
        this.signingUp = signingUp;
        this.sessions = sessions;
        this.rule = rule;
        this.browser = browser;
        name.setAutofocus(true);
        organisation.setHelperText(getTranslation("accounts.signup.organisation.hint"));
        var _ = submit.addClickListener(_ -> signUp());
        var _ = submit.addClickShortcut(Key.ENTER);
        show(text("accounts.signup.text"), notice, name, email, password, organisation, submit);
        below(quiet("accounts.signup.known", link("login", "accounts.login.submit")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (sessions.principal().isPresent()) {
            event.forwardTo("dictate");
        }
    }

    private void signUp() {
        notice.clear();
        try {
            if (complete()) {
                browser.enter(signingUp.signUp(form(), browser.address()));
                return;
            }
        } catch (ThrottledException e) {
            notice.bad(e);
        }
        submit.setEnabled(true);
    }

    /** All are checked, so that every mistake shows at once. */
    private boolean complete() {
        var named = Fields.requireName(name);
        var addressed = Fields.requireEmail(email);
        var secured = Fields.requirePassword(password, rule, email.getValue());
        return named && addressed && secured;
    }

    private SigningUp.Form form() {
        return new SigningUp.Form(
                new EmailAddress(email.getValue()),
                name.getValue().strip(),
                password.getValue(),
                organisation.getValue(),
                Languages.closest(getLocale()));
    }
}
