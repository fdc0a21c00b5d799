package app.sotto.accounts.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Role;
import com.vaadin.flow.component.html.Paragraph;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InviteViewTests extends VisitTest {

    @Autowired Inviting inviting;
    @Autowired Answering answering;

    @Test
    void isDeclinedOnce() {
        var anna = newcomer("Anna");
        var email = Someone.address();
        as(anna, () -> inviting.invite(anna.caller(), email, Role.MEMBER, Locale.ENGLISH));
        String token = invitation(email.value());

        navigate(InviteView.class, token);
        assertThat(paragraphs()).anyMatch(text -> text.startsWith("Anna's desk asks you to join"));
        click("Decline");
        assertThat(paragraphs()).contains("You declined the invitation. Nothing else happens.");

        assertThat(answering.open(token)).isEmpty();
        assertThat(as(anna, inviting::pending)).isEmpty();
        navigate(InviteView.class, token);
        assertThat(paragraphs()).anyMatch(text -> text.contains("answered or taken back"));
    }

    private java.util.List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }
}
