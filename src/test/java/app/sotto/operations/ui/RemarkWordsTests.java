package app.sotto.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.inference.Remark;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever can be said of a node can be said in every language of the pages. */
class RemarkWordsTests {

    private static final Pattern PLACE = Pattern.compile("\\{\\d}");

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh_CN"})
    void everyRemarkHasItsSentenceWithAllItsFigures(String language) throws IOException {
        var words = new Properties();
        try (Reader file =
                Files.newBufferedReader(
                        Path.of(
                                "src/main/resources/vaadin-i18n/translations_"
                                        + language
                                        + ".properties"))) {
            words.load(file);
        }
        for (Remark.Kind kind : Remark.Kind.values()) {
            String sentence = words.getProperty("operations.remark." + kind);
            assertThat(sentence).as("%s in %s", kind, language).isNotBlank();
            assertThat(PLACE.matcher(sentence).results().count())
                    .as("figures of %s in %s", kind, language)
                    .isEqualTo(figures(kind));
        }
    }

    private static long figures(Remark.Kind kind) {
        Object[] marks = IntStream.range(0, 4).mapToObj(i -> "<" + i + ">").toArray();
        return Pattern.compile("<\\d>").matcher(Remark.of(kind, marks).english()).results().count();
    }
}
