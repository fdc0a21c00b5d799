package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.mail.LocalMailbox;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.UsageTest;
import app.sotto.usage.events.LimitNeared;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Owners hear of limits that come near, once. */
@UsageTest
@RecordApplicationEvents
class AlertLettersTests {

    @Autowired SigningUp signingUp;
    @Autowired Allowance allowance;
    @Autowired AlertLetters letters;
    @Autowired LocalMailbox mailbox;
    @Autowired CurrentTenant currentTenant;
    @Autowired ApplicationEvents events;

    private MemberPrincipal anna;

    @BeforeEach
    void annaSignsUp() {
        anna =
                signingUp.signUp(
                        new SigningUp.Form(
                                new EmailAddress(UUID.randomUUID() + "@example.org"),
                                "Anna",
                                "correct horse battery",
                                "Anna's desk",
                                Locale.ENGLISH),
                        UUID.randomUUID().toString());
    }

    @Test
    void anOwnerHearsOfTheHighestMarkThatWasPassed() {
        use(1000);
        letters.send();
        assertThat(alerts()).isEmpty();

        use(2000);
        letters.send();
        letters.send();
        assertThat(alerts()).containsExactly("80% of this month's minutes are used");

        use(600);
        letters.send();
        assertThat(alerts())
                .containsExactlyInAnyOrder(
                        "80% of this month's minutes are used",
                        "100% of this month's minutes are used");
        assertThat(told()).containsExactly("MINUTES 80", "MINUTES 100");
        assertThat(bodies())
                .anyMatch(body -> body.contains("Anna's desk") && body.contains(" 60 "));
    }

    /** What other rooms hear, of the whole organisation. */
    private List<String> told() {
        UUID organisation = anna.caller().tenant().value();
        return events.stream(LimitNeared.class)
                .filter(event -> event.holder().equals(organisation))
                .map(event -> event.measure() + " " + event.percent())
                .toList();
    }

    private void use(long seconds) {
        currentTenant.runAs(
                anna.caller().tenant(),
                () -> {
                    var time = Duration.ofSeconds(seconds);
                    var hold = allowance.hold(anna.caller(), Source.LIVE, Estimate.speech(time));
                    var _ =
                            allowance.settle(
                                    ((Granted) hold).reservation(),
                                    new Spent(time, time, "test/speech", Tokens.NONE));
                });
    }

    private List<String> alerts() {
        return mailbox.letters().stream()
                .filter(letter -> letter.to().equals(anna.email()))
                .map(letter -> letter.subject())
                .filter(subject -> subject.contains("%"))
                .toList();
    }

    private List<String> bodies() {
        return mailbox.letters().stream()
                .filter(letter -> letter.to().equals(anna.email()))
                .map(letter -> letter.plain())
                .toList();
    }
}
