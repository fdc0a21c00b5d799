package app.sotto.accounts.ui;

import app.sotto.accounts.signin.OidcSettings;
import app.sotto.accounts.signin.Sessions;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.login.LoginForm;
import com.vaadin.flow.component.login.LoginI18n;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.time.Duration;

/** Signing in, by password or with the identity provider. */
@Route(value = "login", autoLayout = false)
@AnonymousAllowed
class LoginView extends Entrance implements BeforeEnterObserver {

    private final Sessions sessions;
    private final LoginForm form = new LoginForm();
    private final Notice notice = new Notice();

    LoginView(Sessions sessions, OidcSettings oidc) {
        super("accounts.login.title");
        this.sessions = sessions;
        form.setAction("login");
        form.setI18n(words("accounts.login.wrong.text"));
        var _ = form.addForgotPasswordListener(_ -> getUI().ifPresent(ui -> ui.navigate("reset")));
        showBare(notice, form);
        if (oidc.configured()) {
            addProvider(oidc);
        }
        below(quiet("accounts.login.new", link("signup", "accounts.login.signup")));
    }

    private void addProvider(OidcSettings oidc) {
        var provider =
                new Anchor(OidcSettings.START, getTranslation("accounts.login.oidc", oidc.name()));
        provider.setRouterIgnore(true);
        provider.addClassNames("accounts-button", "second");
        showBare(notice, form, provider);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (sessions.principal().isPresent()) {
            event.forwardTo("dictate");
        } else {
            explain(event.getLocation().getQueryParameters());
        }
    }

    private void explain(QueryParameters parameters) {
        parameters.getSingleParameter("error").ifPresent(this::wrong);
        parameters
                .getSingleParameter("wait")
                .filter(wait -> wait.matches("\\d{1,5}"))
                .ifPresent(wait ->
                        notice.bad(
                                Waiting.sentence(this, Duration.ofSeconds(Long.parseLong(wait)))));
        parameters
                .getSingleParameter("changed")
                .ifPresent(_ -> notice.good(getTranslation("accounts.reset.changed")));
    }

    private void wrong(String error) {
        switch (error) {
            case "oidc" -> notice.bad(getTranslation("accounts.login.oidc.failed"));
            case "unverified" -> notice.bad(getTranslation("accounts.login.oidc.unverified"));
            default -> form.setError(true);
        }
    }

    private LoginI18n words(String wrong) {
        var words = LoginI18n.createDefault();
        words.getForm().setTitle(getTranslation("accounts.login.title"));
        words.getForm().setUsername(getTranslation("accounts.email"));
        words.getForm().setPassword(getTranslation("accounts.password"));
        words.getForm().setSubmit(getTranslation("accounts.login.submit"));
        words.getForm().setForgotPassword(getTranslation("accounts.login.forgot"));
        words.getErrorMessage().setTitle(getTranslation("accounts.login.wrong"));
        words.getErrorMessage().setMessage(getTranslation(wrong));
        words.getErrorMessage().setUsername(getTranslation("accounts.email.missing"));
        words.getErrorMessage().setPassword(getTranslation("accounts.password.missing"));
        return words;
    }
}
