package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** How Chinese is written, by a table of cases. */
class WritingTests {

    private static final Pattern BAR = Pattern.compile(" \\| ");

    record Case(String tag, String heard, String written) {

        Writing writing() {
            return Writing.in(
                    Script.of(tag).orElse(Script.SIMPLIFIED), Script.spoken(tag), List.of());
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writesAsTheTableSays(Case each) {
        assertThat(each.writing().of(each.heard())).isEqualTo(each.written());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void writingAgainChangesNothing(Case each) {
        String once = each.writing().of(each.heard());
        assertThat(each.writing().of(once)).isEqualTo(once);
    }

    /** All that follows each case is every other case, so that borders of all kinds are met. */
    @ParameterizedTest
    @EnumSource
    void whatIsSettledStaysWhateverFollows(Script script) throws IOException {
        String all = cases().map(Case::heard).reduce("", String::concat);
        for (String language : List.of("zh", "auto")) {
            Writing writing = Writing.in(script, language, List.of());
            for (int from = 0; from < all.length() - 60; from += 7) {
                String text = all.substring(from, from + 60);
                String whole = writing.of(text);
                String before = "";
                for (int to = 0; to <= text.length(); to++) {
                    String settled = writing.settled(text.substring(0, to));
                    if (settled.length() > before.length()) {
                        assertThat(settled).startsWith(before);
                        before = settled;
                    }
                    assertThat(whole).as("%s of %s", to, text).startsWith(settled);
                }
            }
        }
    }

    @Test
    void withholdsLittle() {
        Writing writing = Writing.in(Script.TRADITIONAL, "zh", List.of());
        assertThat(writing.settled("我今天去图书馆")).isEqualTo("我今天");
        assertThat(writing.settled("我今天去图书馆看书")).isEqualTo("我今天去圖書館");
        assertThat(Writing.in(Script.TRADITIONAL, "auto", List.of()).settled("I said yes, then"))
                .isEqualTo("I said yes, then");
    }

    @Test
    void leavesTermsAsTheDictionaryHasThem() {
        var terms = List.of("周杰倫", "T恤", "后里", "Yahoo!");
        assertThat(Writing.in(Script.SIMPLIFIED, "zh", terms).of("周杰倫的T恤，頭髮"))
                .isEqualTo("周杰倫的 T恤，头发");
        assertThat(Writing.in(Script.TRADITIONAL, "zh", terms).of("周杰伦去后里，用Yahoo!搜"))
                .isEqualTo("周杰倫去后里，用 Yahoo! 搜");
    }

    @ParameterizedTest
    @CsvSource({
        "zh, ",
        "zh-CN, SIMPLIFIED",
        "zh-Hans, SIMPLIFIED",
        "zh_SG, SIMPLIFIED",
        "zh-hant, TRADITIONAL",
        "zh-TW, TAIWAN",
        "zh-Hant-TW, TAIWAN",
        "zh-Hans-TW, SIMPLIFIED",
        "zh-HK, HONG_KONG",
        "zh-MO, HONG_KONG",
        "en-HK, ",
        "auto, "
    })
    void readsTheScriptOffALanguageTag(String tag, Script script) {
        assertThat(Script.of(tag).orElse(null)).isEqualTo(script);
    }

    @Test
    void otherLanguagesAreNeverTouched() {
        Writing english = Writing.in(Script.SIMPLIFIED, "en", List.of());
        assertThat(english).isSameAs(Writing.AS_IT_IS);
        assertThat(english.of("他說:\"好\"")).isEqualTo("他說:\"好\"");
    }

    static Stream<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        var file = new ClassPathResource("polish/writing.txt");
        file.getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> BAR.split(line, -1))
                .forEach(parts -> cases.add(new Case(parts[0], parts[1], parts[2])));
        return cases.stream();
    }
}
