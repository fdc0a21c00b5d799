package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import app.sotto.polish.guard.MeaningGuard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.quicktheories.core.Gen;

/** Whatever is said: words stay, in order, but for those that the rules name. */
class RulesPropertyTests {

    private static final List<String> ENGLISH =
            List.of(
                    "um",
                    "uh",
                    "the",
                    "i",
                    "we",
                    "do",
                    "not",
                    "no",
                    "never",
                    "five",
                    "twenty",
                    "basically",
                    "meeting",
                    "is",
                    "it",
                    "that",
                    "to",
                    "in",
                    "and",
                    "you",
                    "know",
                    "anna",
                    "er",
                    "hmm",
                    "had",
                    "so",
                    "huh");

    private static final List<String> CHINESE =
            List.of(
                    "嗯", "呃", "我", "你", "不", "没有", "三点", "二十", "然后", "这个", "会议", "的", "是", "，",
                    "看看", "金额", "吗", "因为");

    private static final Set<String> FILLERS = Set.of("um", "uh", "er", "hmm");

    private static final Set<String> ONCE = Set.of("the", "a", "i", "we", "and", "in", "to");

    @Test
    void keepsEnglishWordsInOrder() {
        qt().withExamples(1_500)
                .forAll(sentences(ENGLISH, " "))
                .checkAssert(spoken -> {
                    List<String> before = words(spoken);
                    List<String> after = words(polished(spoken, Tongue.EN));
                    List<String> dropped = dropped(before, after);
                    assertThat(dropped)
                            .allMatch(word -> FILLERS.contains(word) || ONCE.contains(word));
                });
    }

    @Test
    void keepsChineseCharactersInOrder() {
        qt().withExamples(1_500)
                .forAll(sentences(CHINESE, ""))
                .checkAssert(spoken -> {
                    List<String> before = characters(spoken);
                    List<String> after = characters(polished(spoken, Tongue.ZH));
                    assertThat(dropped(before, after)).allMatch("嗯呃我你然后这个因为"::contains);
                });
    }

    @Test
    void changesNothingThatIsAlreadyClean() {
        qt().withExamples(1_000)
                .forAll(sentences(ENGLISH, " "))
                .checkAssert(spoken -> {
                    String once = polished(spoken, Tongue.EN);
                    assertThat(words(polished(once, Tongue.EN))).isEqualTo(words(once));
                });
    }

    @Test
    void keepsNumbersAndNegationsInEveryStyleThatDropsNoHedges() {
        qt().withExamples(500)
                .forAll(sentences(ENGLISH, " "), integers().between(0, 2))
                .checkAssert((spoken, style) ->
                        assertThat(
                                        MeaningGuard.breach(
                                                        spoken,
                                                        Rules.rewrite(
                                                                        spoken,
                                                                        Style.values()[style],
                                                                        Tongue.EN,
                                                                        Writing.AS_IT_IS)
                                                                .text(),
                                                        Style.values()[style],
                                                        List.of())
                                                .filter(BY_COUNT::contains))
                                .isEmpty());
    }

    private static final Set<Reason> BY_COUNT = Set.of(Reason.NUMBER, Reason.NEGATION, Reason.LINK);

    private static String polished(String spoken, Tongue tongue) {
        return Rules.rewrite(spoken, Style.STANDARD, tongue, Writing.AS_IT_IS).text();
    }

    private static List<String> dropped(List<String> before, List<String> after) {
        var dropped = new ArrayList<String>();
        int next = 0;
        for (String word : before) {
            if (next < after.size() && after.get(next).equals(word)) {
                next++;
            } else {
                dropped.add(word);
            }
        }
        assertThat(next).as("words of %s found in %s", after, before).isEqualTo(after.size());
        return dropped;
    }

    private static List<String> words(String text) {
        return List.of(
                text.toLowerCase(Locale.ROOT).replaceAll("[.,?!]", "").strip().split("\\s+"));
    }

    private static List<String> characters(String text) {
        return text.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .toList();
    }

    private static Gen<String> sentences(List<String> vocabulary, String space) {
        return lists().of(integers().between(0, vocabulary.size() - 1))
                .ofSizeBetween(1, 14)
                .map(picks -> String.join(space, picks.stream().map(vocabulary::get).toList()));
    }
}
