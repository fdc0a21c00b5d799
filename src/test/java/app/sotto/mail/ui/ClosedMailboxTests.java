package app.sotto.mail.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.mail.Letter;
import app.sotto.mail.LocalMailbox;
import app.sotto.mail.MailUnavailableException;
import app.sotto.mail.Mailer;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;

/** Reached from other machines, an installation keeps no letters for whoever comes by. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@TestPropertySource(properties = "server.address=0.0.0.0")
@ViewPackages(packages = "app.sotto.mail.ui")
class ClosedMailboxTests extends SpringBrowserlessTest {

    @Autowired Mailer mailer;
    @Autowired LocalMailbox mailbox;

    @Test
    void theMailboxIsNoPage() {
        UI.getCurrent().navigate("mailbox");
        assertThat(getCurrentView()).isNotInstanceOf(MailboxView.class);
        assertThat(mailbox.letters()).isEmpty();
    }

    @Test
    void withoutAMailServerNoLetterIsTaken() {
        assertThat(mailer.available()).isFalse();
        var letter =
                new Letter(
                        "anna@example.org",
                        Locale.ENGLISH,
                        "accounts.mail.verify",
                        List.of("Anna"),
                        null);
        assertThatThrownBy(() -> mailer.send(letter)).isInstanceOf(MailUnavailableException.class);
    }
}
