package app.sotto.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @Test
    void isWrittenInSmallLetters() {
        assertThat(new EmailAddress(" Anna@Example.ORG ").value()).isEqualTo("anna@example.org");
        assertThat(new EmailAddress("anna@example.org").localPart()).isEqualTo("anna");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.co", "demo@sotto.local", "a+b.c@d-e.example.org", "安娜@例子.中国"})
    void takesAddresses(String value) {
        assertThat(EmailAddress.looksRight(value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "anna",
                "@b.co",
                "a@",
                "a@b",
                "a@b.",
                "a b@c.de",
                "a@b.co\nBcc: x@y.z",
                "<a@b.co>",
                "a@@b.co"
            })
    void refusesWhatCannotBeOne(String value) {
        assertThat(EmailAddress.looksRight(value)).isFalse();
    }
}
