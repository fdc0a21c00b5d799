package app.sotto.accounts.ui;

import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.people.PasswordRule;
import app.sotto.accounts.signin.Recovering;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** Asks for a reset letter, or takes the new password that its link allows. */
@Route(value = "reset", autoLayout = false)
@AnonymousAllowed
class ResetView extends Entrance implements BeforeEnterObserver {

    private final Recovering recovering;
    private final PasswordRule rule;
    private final Browser browser;
    private final Background background;
    private final Notice notice = new Notice();

    ResetView(Recovering recovering, PasswordRule rule, Browser browser, Background background) {
        super("accounts.reset.title");
        this.recovering = recovering;
        this.rule = rule;
        this.browser = browser;
        this.background = background;
        below(quiet("accounts.signup.known", link("login", "accounts.login.submit")));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter("token")
                .ifPresentOrElse(this::takePassword, this::askForLetter);
    }

    private void askForLetter() {
        if (!recovering.possible()) {
            show(text("accounts.mail.unavailable"));
            return;
        }
        var email = Fields.email(this);
        var submit = Fields.submit(this, "accounts.reset.ask");
        email.setAutofocus(true);
        var _ = submit.addClickShortcut(Key.ENTER);
        var _ = submit.addClickListener(_ -> ask(email, submit));
        show(text("accounts.reset.text"), notice, email, submit);
    }

    /** In the background: how long it takes must not tell whether there is an account. */
    private void ask(EmailField email, Button submit) {
        notice.clear();
        if (!Fields.requireEmail(email)) {
            submit.setEnabled(true);
            return;
        }
        var address = new EmailAddress(email.getValue());
        var from = browser.address();
        background.run(
                this,
                () -> {
                    recovering.ask(address, from);
                    return address;
                },
                _ -> show(text("accounts.reset.sent", address.value())),
                problem -> {
                    submit.setEnabled(true);
                    notice.bad(
                            problem instanceof RuntimeException e
                                    ? e
                                    : new IllegalStateException(problem));
                });
    }

    private void takePassword(String token) {
        var address = recovering.addressOf(token);
        if (address.isEmpty()) {
            show(text("accounts.reset.old"), button("reset", "accounts.reset.again"));
            return;
        }
        var password = Fields.newPassword(this, "accounts.password.new");
        var submit = Fields.submit(this, "accounts.reset.submit");
        password.setAutofocus(true);
        var _ = submit.addClickShortcut(Key.ENTER);
        var _ = submit.addClickListener(_ -> reset(token, address.get(), password, submit));
        show(text("accounts.reset.for", address.get()), notice, password, submit);
    }

    private void reset(String token, String email, PasswordField password, Button submit) {
        if (!Fields.requirePassword(password, rule, email)) {
            submit.setEnabled(true);
        } else if (recovering.reset(token, password.getValue())) {
            getUI().ifPresent(ui -> ui.getPage().setLocation("/login?changed"));
        } else {
            show(text("accounts.reset.old"), button("reset", "accounts.reset.again"));
        }
    }
}
