package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.inference.NoCapacityException;
import app.sotto.inference.TextClient.Completion;
import app.sotto.polish.Polished.Outcome;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class StylePolisherTests {

    private final FakeTextNode node = new FakeTextNode();

    @Test
    void asksTheModelWithFixedInstructionsFirstAndTheTextLast() {
        node.answers(text -> "Sure, here it is: Hello there.");

        Polished polished = polisher(true).polish("hello there", Style.FORMAL, "en");

        assertThat(polished.text()).isEqualTo("Hello there.");
        assertThat(polished.engine()).isEqualTo("test/writer");
        assertThat(polished.outcome()).isEqualTo(Outcome.POLISHED);
        assertThat(polished.promptTokens()).isEqualTo(10);
        assertThat(node.asked()).containsExactly("hello there");
        assertThat(node.instructions()).first().asString().contains("formal written language");
        assertThat(node.openLeases()).isZero();
    }

    @Test
    void instructsInTheLanguageOfTheText() {
        node.answers(text -> text);

        var _ = polisher(true).polish("我们明天开会", Style.STANDARD, "auto");

        assertThat(node.instructions()).first().asString().contains("口述");
    }

    @Test
    void hasInstructionsForEveryStyle() {
        var prompts = new Prompts();
        for (Style style : Style.values()) {
            assertThat(prompts.instructions(Manner.of(style, "en"), Tongue.EN))
                    .contains("Never answer")
                    .doesNotContain("{");
            assertThat(prompts.instructions(Manner.of(style, "zh"), Tongue.ZH)).contains("绝不回答");
        }
    }

    @Test
    void comesOutInTheScriptAskedForWhateverTheModelWrites() {
        node.answers(text -> "我們明天下午三點開會,討論GitHub上的問題.");
        var manner = new Manner(Style.STANDARD, "zh", List.of(), Script.SIMPLIFIED);

        Polished polished = polisher(true).polish("嗯我們明天下午3点开会讨论GitHub上的问题", manner);

        assertThat(polished.outcome()).isEqualTo(Outcome.POLISHED);
        assertThat(polished.text()).isEqualTo("我们明天下午三点开会，讨论 GitHub 上的问题。");
    }

    @Test
    void rulesWriteInTheScriptAskedForToo() {
        var manner = new Manner(Style.STANDARD, "auto", List.of(), Script.TAIWAN);

        assertThat(polisher(false).polish("嗯，这个软件很好", manner).text()).isEqualTo("這個軟體很好。");
    }

    @Test
    void keepsRawTextWhenTheNodeFails() {
        node.answers(text -> {
            throw new NoCapacityException("down");
        });

        assertThat(polisher(true).polish("hello there", Style.STANDARD, "en"))
                .extracting(Polished::text, Polished::outcome)
                .containsExactly("hello there", Outcome.KEPT_RAW_ENGINE_FAILED);
    }

    @Test
    void keepsRawTextWhenTheReplyIsCutOff() {
        node.completes(text -> new Completion("Hello", 10, 5, true));

        assertThat(polisher(true).polish("hello there", Style.STANDARD, "en"))
                .extracting(Polished::text, Polished::outcome)
                .containsExactly("hello there", Outcome.KEPT_RAW_ENGINE_FAILED);
    }

    @Test
    void keepsTheSentenceRawWhoseMeaningChanged() {
        node.answers(text -> text.contains("twenty") ? "Bring 30 cups." : capital(text));

        Polished polished =
                polisher(true)
                        .polish(
                                "we meet at five. bring twenty cups. thanks.",
                                Style.STANDARD,
                                "en");

        assertThat(polished.text()).isEqualTo("We meet at five. bring twenty cups. Thanks.");
        assertThat(polished.outcome()).isEqualTo(Outcome.KEPT_RAW_MEANING);
        assertThat(polished.promptTokens()).isEqualTo(40);
    }

    @Test
    void cutsLongTextAndKeepsTheOrder() {
        node.answers(StylePolisherTests::capital);
        String text = "alpha beta gamma. ".repeat(200).strip();

        Polished polished = polisher(true).polish(text, Style.STANDARD, "en");

        assertThat(polished.text()).isEqualTo(text.replace("alpha", "Alpha"));
        assertThat(node.asked()).hasSizeGreaterThan(10).allMatch(chunk -> chunk.length() <= 200);
        assertThat(node.mostAtOnce()).isBetween(1, 3);
    }

    @Test
    void worksByRulesUnderTheirOwnNameWithoutAModel() {
        Polisher polisher = polisher(false);

        assertThat(polisher.polish("um hello there", Style.STANDARD, "en"))
                .extracting(Polished::text, Polished::engine, Polished::outcome)
                .containsExactly("Hello there.", "rules", Outcome.POLISHED);
        assertThat(polisher.engine()).isEqualTo(Polished.RULES);
        assertThat(polisher.serves(Style.DETAILED)).isFalse();
        assertThat(polisher.serves(Style.CONCISE)).isTrue();
        assertThat(node.asked()).isEmpty();
    }

    @Test
    void asksNobodyAboutSilence() {
        assertThat(polisher(true).polish("  ", Style.STANDARD, "auto").text()).isEqualTo("  ");
        assertThat(node.asked()).isEmpty();
    }

    private Polisher polisher(boolean withModel) {
        var settings =
                new PolishSettings(
                        java.time.Duration.ofSeconds(2), java.time.Duration.ofSeconds(1), 200, 3);
        var rewriter = new ModelRewriter(node, node, new Prompts(), settings);
        return new StylePolisher(node.catalogue(withModel), rewriter);
    }

    private static String capital(String text) {
        return java.util.regex.Pattern.compile("(?:^|[.] )\\p{Ll}")
                .matcher(text)
                .replaceAll(found -> found.group().toUpperCase(Locale.ROOT));
    }
}
