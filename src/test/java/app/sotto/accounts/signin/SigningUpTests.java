package app.sotto.accounts.signin;

import static app.sotto.accounts.Someone.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.people.Directory;
import app.sotto.mail.KeptLetter;
import app.sotto.mail.LocalMailbox;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@AccountsTest
class SigningUpTests {

    @Autowired SigningUp signingUp;
    @Autowired Confirming confirming;
    @Autowired Recovering recovering;
    @Autowired PasswordSignIn signIn;
    @Autowired Directory directory;
    @Autowired Organisations organisations;
    @Autowired LocalMailbox mailbox;

    @Test
    void makesAnOrganisationWithItsOwner() {
        var anna = signingUp.signUp(Someone.form(Someone.address()), here());
        assertThat(anna.role()).isEqualTo(Role.OWNER);
        assertThat(anna.organisation()).isEqualTo("Anna's desk");
        assertThat(organisations.placesOf(anna.person())).hasSize(1);
        assertThat(anna.authentication().getAuthorities())
                .extracting("authority")
                .containsExactly("ROLE_OWNER");
    }

    @Test
    void anOrganisationWithoutNameIsCalledAfterItsOwner() {
        var form = new SigningUp.Form(Someone.address(), "Ben", PASSWORD, " ", Locale.ENGLISH);
        assertThat(signingUp.signUp(form, here()).organisation()).isEqualTo("Ben");
    }

    @Test
    void theMailedLinkConfirmsTheAddressAndOnlyTheNewestCounts() {
        var email = Someone.address();
        var anna = signingUp.signUp(Someone.form(email), here());
        var first = token(newestTo(email.value()));
        confirming.writeAgain(anna.person());
        assertThat(confirming.confirm(first)).isFalse();
        assertThat(directory.find(email).orElseThrow().verified()).isFalse();
        var second = token(newestTo(email.value()));
        assertThat(confirming.confirm(second)).isTrue();
        assertThat(directory.find(email).orElseThrow().verified()).isTrue();
        assertThat(confirming.confirm(second)).as("a second click says the same").isTrue();
        assertThat(confirming.confirm("made up")).isFalse();
    }

    @Test
    void aTakenAddressLooksLikeAFreeOne() {
        var email = Someone.address();
        var anna = signingUp.signUp(Someone.form(email), here());
        var other = signingUp.signUp(form(email.value(), "nine loud badgers"), here());
        assertThat(other.role()).isEqualTo(Role.OWNER);
        assertThat(other.email()).isEqualTo(anna.email());
        assertThat(other.person()).isNotEqualTo(anna.person());
        assertThat(organisations.placesOf(anna.person())).hasSize(1);
        assertThat(signIn.check(email.value(), "nine loud badgers")).isEmpty();
        assertThat(signIn.check(email.value(), PASSWORD)).isPresent();
    }

    @Test
    void theMailboxHoldersAccountTakesOverWhatWasMadeUnderItsAddress() {
        var email = Someone.address();
        var anna = signingUp.signUp(Someone.form(email), here());
        var other = signingUp.signUp(form(email.value(), "nine loud badgers"), here());
        assertThat(confirming.confirm(token(newestTo(email.value())))).isTrue();
        assertThat(organisations.placesOf(anna.person())).hasSize(2);
        assertThat(organisations.placesOf(other.person())).isEmpty();
        assertThat(directory.find(email).orElseThrow().verified()).isTrue();
    }

    @Test
    void signingUpWithTheRightPasswordIsSigningIn() {
        var email = Someone.address();
        var anna = signingUp.signUp(Someone.form(email), here());
        assertThat(signingUp.signUp(Someone.form(email), here()).person()).isEqualTo(anna.person());
    }

    @Test
    void tooManySignUpsFromOnePlaceWait() {
        var place = here();
        for (var i = 0; i < 30; i++) {
            var _ = place;
            signingUpThrottleCount(place);
        }
        assertThatThrownBy(() -> signingUp.signUp(Someone.form(Someone.address()), place))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        e -> assertThat(e.waitTime()).isBetween(minutes(59), minutes(60)));
    }

    @Test
    void aResetLinkSetsAPasswordOnce() {
        var email = Someone.address();
        var anna = signingUp.signUp(Someone.form(email), here());
        recovering.ask(email, here());
        var token = token(newestTo(email.value()));
        assertThat(recovering.addressOf(token)).contains(email.value());
        assertThat(recovering.reset(token, "four green kettles")).isTrue();
        assertThat(recovering.reset(token, "another one entirely")).isFalse();
        assertThat(recovering.addressOf(token)).isEmpty();
        var changed = signIn.check(email.value(), "four green kettles").orElseThrow();
        assertThat(changed.sessionEpoch()).isGreaterThan(anna.epoch());
        assertThat(signIn.check(email.value(), PASSWORD)).isEmpty();
    }

    @Test
    void askingForAnUnknownAddressSaysNothingAndMailsNobody() {
        var email = Someone.address();
        recovering.ask(email, here());
        assertThat(mailbox.letters()).noneMatch(l -> l.to().equals(email.value()));
    }

    @Test
    void afterFiveTriesTheSixthWaitsEvenWithTheRightPassword() {
        var email = Someone.address();
        var _ = signingUp.signUp(Someone.form(email), here());
        for (var i = 0; i < 5; i++) {
            assertThat(signIn.check(email.value(), "wrong")).isEmpty();
        }
        assertThatThrownBy(() -> signIn.check(email.value(), PASSWORD))
                .isInstanceOfSatisfying(
                        ThrottledException.class,
                        e -> assertThat(e.waitTime()).isBetween(minutes(4), minutes(5)));
    }

    @Autowired app.sotto.accounts.people.Throttle throttle;

    private void signingUpThrottleCount(String place) {
        assertThat(
                        throttle.count(
                                app.sotto.accounts.people.Throttle.Limit.SIGN_UP_BY_ADDRESS, place))
                .isEmpty();
    }

    private static java.time.Duration minutes(int n) {
        return java.time.Duration.ofMinutes(n);
    }

    private static SigningUp.Form form(String email, String password) {
        return new SigningUp.Form(
                new app.sotto.accounts.people.EmailAddress(email),
                "Anna",
                password,
                "",
                Locale.ENGLISH);
    }

    private KeptLetter newestTo(String email) {
        return mailbox.letters().stream()
                .filter(l -> l.to().equals(email))
                .findFirst()
                .orElseThrow();
    }

    static String token(KeptLetter letter) {
        return letter.plain().replaceFirst("(?s).*(?:token=|/invite/)([0-9a-z]+).*", "$1");
    }

    private static String here() {
        return UUID.randomUUID().toString();
    }
}
