package app.sotto.transcription;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words keep their times when the text around them changes. */
class WordTimesTests {

    private static final Duration END = Duration.ofMillis(1_000);

    private final List<Word> heard =
            List.of(
                    word(0, 200, "We"),
                    word(200, 500, "meat"),
                    word(700, 900, "at"),
                    word(900, 1000, "ten"));

    @Test
    void wordsThatWereHeardKeepTheirTimeWhateverTheirCaseAndPunctuation() {
        assertThat(fit("we meat at ten."))
                .extracting(Word::start, Word::estimated)
                .containsExactly(tuple(0), tuple(200), tuple(700), tuple(900));
    }

    @Test
    void aWordThatReplacesAnotherHasItsTimeAsAnEstimate() {
        Word meet = fit("We meet at ten").get(1);
        assertThat(meet).isEqualTo(new Word(ms(200), ms(500), "meet", true));
    }

    @Test
    void newWordsShareTheGapBetweenTheirNeighbours() {
        var words = fit("We meat up or so at ten");
        assertThat(words.subList(2, 5)).extracting(Word::text).containsExactly("up", "or", "so");
        assertThat(words.get(2).start()).isEqualTo(ms(500));
        assertThat(words.get(4).end()).isEqualTo(ms(700));
        assertThat(words.subList(2, 5)).allMatch(Word::estimated);
        assertThat(words.get(5)).isEqualTo(heard.get(2));
    }

    @Test
    void wordsThatAreGoneTakeTheirTimeWithThem() {
        assertThat(fit("We ten")).containsExactly(heard.get(0), heard.get(3));
        assertThat(fit("")).isEmpty();
    }

    @Test
    void twoWordsWrittenAsOneHaveTheTimeOfBoth() {
        var git = List.of(word(0, 100, "on"), word(100, 300, "git"), word(350, 600, "hub"));
        assertThat(WordTimes.of("on GitHub", git, ms(0), END).get(1))
                .isEqualTo(new Word(ms(100), ms(600), "GitHub", true));
    }

    @Test
    void chineseIsTimedByCharacters() {
        var said = List.of(word(0, 100, "我"), word(100, 200, "们"), word(200, 300, "走"));
        assertThat(WordTimes.of("我们快走。", said, ms(0), END))
                .containsExactly(
                        said.get(0),
                        said.get(1),
                        new Word(ms(200), ms(200), "快", true),
                        new Word(ms(200), ms(300), "走。", false));
    }

    @Test
    void withoutAnyTimesAllIsEstimated() {
        assertThat(WordTimes.of("one two", List.of(), ms(0), END))
                .containsExactly(
                        new Word(ms(0), ms(500), "one", true),
                        new Word(ms(500), ms(1000), "two", true));
    }

    @Test
    void aLongTextOfWhichHalfIsGoneStaysInStep() {
        var all = new ArrayList<Word>();
        var kept = new ArrayList<String>();
        for (int i = 0; i < 6_000; i++) {
            all.add(word(i * 100L, i * 100L + 100, "w" + i));
            if (i % 7 < 3) {
                kept.add("w" + i);
            } else if (i % 7 == 3) {
                kept.add("new" + i);
            }
        }
        var words = WordTimes.of(String.join(" ", kept), all, ms(0), ms(600_000));
        assertThat(words).hasSameSizeAs(kept);
        assertThat(words.stream().filter(word -> word.text().startsWith("w")))
                .allSatisfy(word ->
                        assertThat(word.start())
                                .isEqualTo(ms(100L * Integer.parseInt(word.text().substring(1)))));
    }

    private List<Word> fit(String text) {
        return WordTimes.of(text, heard, Duration.ZERO, END);
    }

    private static org.assertj.core.groups.Tuple tuple(long start) {
        return org.assertj.core.groups.Tuple.tuple(ms(start), false);
    }

    private static Word word(long start, long end, String text) {
        return new Word(ms(start), ms(end), text, false);
    }

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }
}
