package app.sotto.operations.tokens;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.operations.tokens.TokenSettings.Given;
import org.junit.jupiter.api.Test;

class TokenSettingsTests {

    private static final String LONG = "0123456789abcdef0123456789abcdef";

    @Test
    void aShortTokenIsRefusedInASentence() {
        assertThatThrownBy(() -> new TokenSettings(new Given("secret"), new Given(null)))
                .hasMessageContaining("SOTTO_OPERATOR_TOKEN has 6 characters")
                .hasMessageContaining("at least 32");
        assertThatThrownBy(() -> new TokenSettings(new Given(""), new Given("secret")))
                .hasMessageContaining("SOTTO_JOIN_TOKEN");
    }

    @Test
    void nodesDoNotHoldTheOperatorsToken() {
        assertThatThrownBy(() -> new TokenSettings(new Given(LONG), new Given(LONG)))
                .hasMessageContaining("are the same");
    }

    @Test
    void anEmptySettingOpensNothing() {
        var settings = new TokenSettings(new Given(null), new Given("  "));
        assertThat(settings.of(TokenKind.OPERATOR).is("")).isFalse();
        assertThat(settings.of(TokenKind.JOIN).is("")).isFalse();
    }

    @Test
    void noTokenIsWrittenOut() {
        assertThat(new TokenSettings(new Given(LONG), new Given(LONG + "!")).toString())
                .doesNotContain(LONG);
        var text = TokenText.draw(TokenKind.JOIN);
        assertThat(text.toString()).doesNotContain(text.secret()).startsWith("join-");
        assertThat(TokenText.parse(text.written())).contains(text);
    }
}
