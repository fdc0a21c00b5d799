package app.sotto.accounts.ui;

import app.sotto.accounts.signin.Confirming;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.Sessions;
import app.sotto.accounts.signin.ThrottledException;
import app.sotto.mail.LocalMailbox;
import app.sotto.mail.MailUnavailableException;
import app.sotto.mail.Mailer;
import app.sotto.shell.kit.Banner;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Optional;

/** Reminds who has not confirmed their address yet, while letters can be sent. */
@org.springframework.stereotype.Component
class ConfirmBanner implements Banner {

    private final Sessions sessions;
    private final Confirming confirming;
    private final Mailer mailer;
    private final LocalMailbox mailbox;

    ConfirmBanner(Sessions sessions, Confirming confirming, Mailer mailer, LocalMailbox mailbox) {
        this.sessions = sessions;
        this.confirming = confirming;
        this.mailer = mailer;
        this.mailbox = mailbox;
    }

    @Override
    public Optional<Component> create() {
        return sessions.principal()
                .filter(p -> !p.verified() && mailer.available())
                .map(p -> new Reminder(p, confirming, mailbox.inUse()));
    }

    @StyleSheet("accounts.css")
    private static class Reminder extends Div {

        private final Notice notice = new Notice();

        Reminder(MemberPrincipal person, Confirming confirming, boolean local) {
            addClassName("accounts-banner");
            add(new Span(getTranslation("accounts.verify.banner", person.email())));
            var again =
                    new Button(
                            getTranslation("accounts.verify.again"),
                            _ -> write(person, confirming));
            again.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
            add(again);
            if (local) {
                add(new Anchor("mailbox", getTranslation("accounts.verify.mailbox")));
            }
            add(notice);
        }

        private void write(MemberPrincipal person, Confirming confirming) {
            try {
                confirming.writeAgain(person.person());
                notice.good(getTranslation("accounts.verify.sent"));
            } catch (ThrottledException | MailUnavailableException e) {
                notice.bad(e);
            }
        }
    }
}
