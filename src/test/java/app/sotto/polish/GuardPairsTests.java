package app.sotto.polish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

/**
 * Pairs of dictation and reply, served by a scripted node: what gets through, and what is stopped.
 */
class GuardPairsTests {

    private static final Pattern BAR = Pattern.compile("\\|");

    private final FakeTextNode node = new FakeTextNode();

    /** A line of the resource; a bad reply that comes twice must leave the raw text. */
    private record Pair(String language, Style style, boolean good, String dictated, String reply) {

        static Pair of(String line) {
            List<String> fields = BAR.splitAsStream(line).map(String::strip).toList();
            return new Pair(
                    fields.get(0),
                    Style.of(fields.get(1)).orElseThrow(),
                    fields.get(2).equals("good"),
                    fields.get(3),
                    fields.get(4).replace("\\n", "\n"));
        }

        String told(Polished made) {
            return dictated + " → " + reply + " " + made.kept();
        }
    }

    @ParameterizedTest
    @CsvSource({"pairs.txt, 200", "fresh-pairs.txt, 160"})
    void missesNothingAndRarelyRaisesAFalseAlarm(String file, int count) throws IOException {
        List<Pair> pairs = pairs(file);
        var misses = pairs.stream().filter(pair -> !pair.good() && served(pair)).toList();
        var alarms = pairs.stream().filter(pair -> pair.good() && !served(pair)).toList();
        long good = pairs.stream().filter(Pair::good).count();
        System.out.printf(
                "%s: %d pairs, %d misses of %d, %d false alarms of %d%n",
                file, pairs.size(), misses.size(), pairs.size() - good, alarms.size(), good);
        misses.forEach(pair -> System.out.println("  miss  " + pair.told(polished(pair))));
        alarms.forEach(pair -> System.out.println("  alarm " + pair.told(polished(pair))));

        assertThat(pairs).hasSizeGreaterThanOrEqualTo(count);
        assertThat(misses).isEmpty();
        assertThat(alarms.size()).isLessThanOrEqualTo((int) (good * 0.05));
    }

    @Test
    void marksTheSentenceThatStayedRaw() {
        node.answers(text -> text.contains("twenty") ? "Bring 30 cups." : text);

        Polished made = polisher().polish("We wait. bring twenty cups.", Style.STANDARD, "en");

        assertThat(made.kept()).containsExactly(new Polished.Kept(9, 27, Reason.NUMBER));
        assertThat(node.instructions()).last().asString().contains("twenty").contains("refused");
    }

    private boolean served(Pair pair) {
        Polished made = polished(pair);
        return made.outcome() == Polished.Outcome.POLISHED && !made.text().equals(pair.dictated());
    }

    private Polished polished(Pair pair) {
        node.answers(_ -> pair.reply());
        return polisher().polish(pair.dictated(), pair.style(), pair.language());
    }

    private Polisher polisher() {
        var settings = new PolishSettings(Duration.ofSeconds(2), Duration.ofSeconds(1), 1500, 3);
        return new StylePolisher(
                node.catalogue(true), new ModelRewriter(node, node, new Prompts(), settings));
    }

    private static List<Pair> pairs(String file) throws IOException {
        return new ClassPathResource("polish/" + file)
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Pair::of)
                .toList();
    }
}
