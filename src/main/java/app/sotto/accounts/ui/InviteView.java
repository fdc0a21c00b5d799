package app.sotto.accounts.ui;

import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.people.PasswordRule;
import app.sotto.accounts.signin.Joining;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Sessions;
import app.sotto.accounts.signin.ThrottledException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import java.util.Optional;

/** An invitation: accepted or declined, by who is signed in, has an account, or is new. */
@Route(value = "invite", autoLayout = false)
@AnonymousAllowed
class InviteView extends Entrance implements HasUrlParameter<String> {

    private final Answering answering;
    private final Joining joining;
    private final Sessions sessions;
    private final PasswordRule rule;
    private final Browser browser;
    private final Notice notice = new Notice();

    InviteView(
            Answering answering,
            Joining joining,
            Sessions sessions,
            PasswordRule rule,
            Browser browser) {
        super("accounts.invite.title");
        this.answering = answering;
        this.joining = joining;
        this.sessions = sessions;
        this.rule = rule;
        this.browser = browser;
    }

    @Override
    public void setParameter(BeforeEvent event, String token) {
        answering.open(token).ifPresentOrElse(offer -> present(offer, token), this::old);
    }

    private void old() {
        show(text("accounts.invite.old"), button("/", "mail.box.home"));
    }

    private void present(Answering.Offer offer, String token) {
        var principal = sessions.principal();
        if (principal.isPresent()) {
            asSignedIn(offer, token, principal.get());
        } else if (joining.known(offer)) {
            asKnown(offer, token);
        } else {
            asNew(offer, token);
        }
    }

    private void asSignedIn(Answering.Offer offer, String token, MemberPrincipal me) {
        var join = submit("accounts.invite.as", me.email());
        var _ = join.addClickListener(_ -> enter(joining.as(me, token)));
        if (!offer.email().equals(me.email())) {
            notice.good(getTranslation("accounts.invite.other", offer.email(), me.email()));
        }
        show(what(offer), notice, join, decline(token));
    }

    private void asKnown(Answering.Offer offer, String token) {
        var password = Fields.password(this, "accounts.password");
        var join = submit("accounts.invite.join");
        var _ = join.addClickListener(_ -> tryPassword(token, password, join));
        show(
                what(offer),
                text("accounts.invite.known", offer.email()),
                notice,
                password,
                join,
                decline(token),
                link("reset", "accounts.login.forgot"));
    }

    private void tryPassword(String token, PasswordField password, Button join) {
        notice.clear();
        try {
            var entered = joining.withPassword(token, password.getValue());
            if (Fields.accept(password, entered.isEmpty() ? "accounts.login.wrong" : null)) {
                enter(entered);
                return;
            }
        } catch (ThrottledException e) {
            notice.bad(e);
        }
        join.setEnabled(true);
    }

    private void asNew(Answering.Offer offer, String token) {
        var name = Fields.name(this, "accounts.name");
        var password = Fields.newPassword(this, "accounts.password");
        var join = submit("accounts.invite.join");
        var _ = join.addClickListener(_ -> make(offer, token, name, password, join));
        show(
                what(offer),
                text("accounts.invite.new", offer.email()),
                notice,
                name,
                password,
                join,
                decline(token));
    }

    private void make(
            Answering.Offer offer,
            String token,
            TextField name,
            PasswordField password,
            Button join) {
        var named = Fields.requireName(name);
        if (Fields.requirePassword(password, rule, offer.email()) && named) {
            var language = Languages.closest(getLocale());
            enter(joining.asNew(token, name.getValue().strip(), password.getValue(), language));
        } else {
            join.setEnabled(true);
        }
    }

    private void enter(Optional<MemberPrincipal> entered) {
        entered.ifPresentOrElse(browser::enter, this::old);
    }

    private Component what(Answering.Offer offer) {
        return text(
                "accounts.invite.offer", offer.organisation(), getTranslation(offer.role().key()));
    }

    private Button submit(String key, Object... values) {
        var button = Fields.submit(this, key);
        button.setText(getTranslation(key, values));
        return button;
    }

    private Button decline(String token) {
        var button =
                new Button(
                        getTranslation("accounts.invite.decline"),
                        _ -> {
                            answering.decline(token);
                            show(text("accounts.invite.declined"));
                        });
        button.addThemeVariants(ButtonVariant.TERTIARY);
        return button;
    }
}
