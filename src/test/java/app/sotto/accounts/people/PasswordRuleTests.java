package app.sotto.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.people.PasswordRule.Objection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRuleTests {

    private final PasswordRule rule = new PasswordRule();

    @ParameterizedTest
    @ValueSource(
            strings = {"password123", "1234567890", "qwertyuiop", "aaaaaaaaaaaa", "Password1234"})
    void refusesWhatIsGuessedFirst(String password) {
        assertThat(rule.objectionTo(password, "anna@example.org")).contains(Objection.TOO_COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"seven quiet otters", "correct-horse-battery", "我喜欢在雨天听写文字", "kx7#mPq92!zL"})
    void takesWhatIsHardToGuess(String password) {
        assertThat(rule.objectionTo(password, "anna@example.org")).isEmpty();
    }

    @Test
    void refusesTheShortAndTheEndless() {
        assertThat(rule.objectionTo("kx7#mPq92", "a@b.org")).contains(Objection.TOO_SHORT);
        assertThat(rule.objectionTo("kx7#mPq92!".repeat(8), "a@b.org"))
                .contains(Objection.TOO_LONG);
    }

    @Test
    void refusesOnesOwnAddress() {
        assertThat(rule.objectionTo("anna.lind@example.org", "Anna.Lind@example.org"))
                .contains(Objection.TOO_COMMON);
    }
}
