package app.sotto.dictation.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The player has no words of its own: what it expects, the server must send. */
class PlayerWordsTests {

    private static final Pattern EXPECTED = Pattern.compile("readonly (\\w+): string;");

    @Test
    void theServerSendsWhatTheBrowserExpects() throws IOException {
        List<String> expected =
                EXPECTED.matcher(Files.readString(Path.of("frontend/player/player-strings.ts")))
                        .results()
                        .map(match -> match.group(1))
                        .toList();
        assertThat(PlayerStrings.KEYS).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN"})
    void everyLanguageHasAllOfThem(String language) throws IOException {
        var words = new Properties();
        try (Reader file =
                Files.newBufferedReader(
                        Path.of(
                                "src/main/resources/vaadin-i18n/translations_"
                                        + language
                                        + ".properties"))) {
            words.load(file);
        }
        assertThat(PlayerStrings.in(words::getProperty))
                .containsKeys(PlayerStrings.KEYS.toArray(String[]::new));
        assertThat(PlayerStrings.in(words::getProperty).values()).doesNotContainNull();
    }
}
