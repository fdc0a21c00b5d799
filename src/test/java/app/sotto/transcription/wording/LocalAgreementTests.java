package app.sotto.transcription.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.strings;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalAgreementTests {

    private final LocalAgreement agreement = new LocalAgreement();

    @Test
    void agreesOnWhatTwoHypothesesShare() {
        assertThat(hear("ask not what")).isEmpty();
        assertThat(hear("ask not what your country")).containsExactly("ask", "not", "what");
        assertThat(hear("ask not what your country can")).containsExactly("your", "country");
        assertThat(agreement.pending()).containsExactly("can");
    }

    @Test
    void ignoresCaseAndPunctuation() {
        hear("And so my fellow");
        assertThat(hear("and so, my fellow Americans")).hasSize(4);
    }

    @Test
    void agreesOnSingleCharactersInChinese() {
        hear("今天天气很");
        assertThat(hear("今天天气不错")).containsExactly("今", "天", "天", "气");
    }

    @Test
    void keepsWhatWasAgreedWhenAHypothesisChangesItsMind() {
        hear("the cat sat");
        hear("the cat sat on");
        assertThat(agreement.finish(Tokens.of("a cat sat on the mat")))
                .containsExactly("on", "the", "mat");
        assertThat(agreement.agreed()).containsExactly("the", "cat", "sat", "on", "the", "mat");
    }

    @Test
    void findsItsPlaceWhenAWordWasSplit() {
        hear("we met every body there and left");
        hear("we met every body there and left soon");
        assertThat(agreement.finish(Tokens.of("we met everybody there and left soon after")))
                .containsExactly("soon", "after");
    }

    @Test
    void findsItsPlaceWhenANumberIsWrittenAnotherWay() {
        hear("我有二十三个苹");
        hear("我有二十三个苹果");
        assertThat(agreement.finish(Tokens.of("我有23个苹果和梨"))).containsExactly("果", "和", "梨");
    }

    @Test
    void findsItsPlaceWhenTheLastWordsAgreedWereReplaced() {
        hear("so the cat sat on");
        hear("so the cat sat on the");
        assertThat(agreement.finish(Tokens.of("so the cats sit on the mat")))
                .containsExactly("the", "mat");
    }

    @Test
    void theLastWordWaitsForWhatFollowsIt() {
        hear("I went home.");
        assertThat(hear("I went home.")).containsExactly("I", "went");
        assertThat(hear("I went home because of")).containsExactly("home");
        assertThat(agreement.finish(Tokens.of("I went home because of you.")))
                .containsExactly("because", "of", "you.");
    }

    @Test
    void stopsAtASentenceEndWhenAskedTo() {
        hear("It rained. Then we");
        assertThat(agreement.hear(Tokens.of("It rained. Then we left"), true))
                .containsExactly("It", "rained.");
        assertThat(agreement.pending()).containsExactly("Then", "we", "left");
    }

    @Test
    void passesOverWordsThatACutLeftBehind() {
        hear("out of the house");
        agreement.finish(Tokens.of("out of the house"));

        LocalAgreement next = agreement.goingOn(List.of());

        assertThat(next.finish(Tokens.of("house and into the garden")))
                .containsExactly("and", "into", "the", "garden");
    }

    @Test
    void onlyEverAppends() {
        qt().forAll(
                        lists().of(
                                        lists().of(
                                                        strings()
                                                                .betweenCodePoints('a', 'c')
                                                                .ofLength(1))
                                                .ofSizeBetween(0, 12))
                                .ofSizeBetween(1, 8),
                        integers().between(0, 1))
                .checkAssert((hypotheses, sentences) -> {
                    LocalAgreement heard = new LocalAgreement();
                    List<String> before = new ArrayList<>();
                    for (List<String> hypothesis : hypotheses) {
                        before.addAll(heard.hear(hypothesis, sentences == 1));
                        assertThat(heard.agreed()).isEqualTo(before);
                    }
                    before.addAll(heard.finish(hypotheses.getLast()));
                    assertThat(heard.agreed()).isEqualTo(before);
                });
    }

    private List<String> hear(String hypothesis) {
        return agreement.hear(Tokens.of(hypothesis), false);
    }
}
