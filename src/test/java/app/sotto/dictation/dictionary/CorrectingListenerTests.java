package app.sotto.dictation.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.polish.Script;
import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What was told as final is never put right. */
class CorrectingListenerTests {

    private final List<String> told = new ArrayList<>();

    private final Listener hearer =
            (Listener)
                    Proxy.newProxyInstance(
                            Listener.class.getClassLoader(),
                            new Class<?>[] {Listener.class},
                            (_, method, arguments) -> {
                                told.add(method.getName() + ": " + arguments[0]);
                                return null;
                            });

    private final Listener listening =
            Vocabulary.of(List.of(Term.of(false, "Kubernetes", List.of("cooper netties"))))
                    .correcting(hearer);

    @Test
    void agreedWordsStayOpenUntilTheirSegmentIsFinal() {
        listening.agreed("We run cooper");
        listening.partial(" netties");
        listening.agreed(" netties");
        listening.partial(" here");

        assertThat(told)
                .containsExactly("partial: We run Kubernetes", "partial: We run Kubernetes here");
    }

    @Test
    void chinesePhrasesAreToldInTheirScriptOnceNothingCanChangeThem() {
        Listener chinese = Vocabulary.NONE.in(Script.TRADITIONAL, "zh").correcting(hearer);
        chinese.agreed("理");
        chinese.partial("发店");
        chinese.agreed("发");
        chinese.agreed("，发");
        chinese.agreed("展");
        chinese.agreed("很快");
        chinese.partial("，");
        chinese.segment(
                new Segment(
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        "理发，发展很快，用GitHub",
                        null,
                        List.of(new Word(Duration.ZERO, Duration.ofSeconds(2), "理发", false))),
                Duration.ofSeconds(2));

        String agreed =
                told.stream()
                        .filter(each -> each.startsWith("agreed: "))
                        .map(each -> each.substring(8))
                        .collect(Collectors.joining());
        assertThat(told).contains("partial: 理髮店");
        assertThat("理髮，發展很快，用 GitHub").startsWith(agreed);
        assertThat(agreed).startsWith("理髮，發展");
        assertThat(told.getLast()).contains("理髮，發展很快，用 GitHub");
    }

    @Test
    void wordsGetTheLettersOfTheirSegment() {
        var word = new Word(Duration.ZERO, Duration.ofSeconds(1), "头发,", false);
        var then = new Word(Duration.ofSeconds(1), Duration.ofSeconds(2), "GitHub", false);
        var segment =
                new Segment(
                        Duration.ZERO,
                        Duration.ofSeconds(2),
                        "头发,GitHub",
                        null,
                        List.of(word, then));
        assertThat(Vocabulary.NONE.in(Script.TRADITIONAL, "zh").corrected(segment).words())
                .extracting(Word::text)
                .containsExactly("頭髮，", "GitHub");
    }

    @Test
    void theNextSegmentBeginsAfresh() {
        listening.agreed("cooper");
        listening.segment(
                new Segment(
                        Duration.ZERO, Duration.ofSeconds(1), "cooper netties", null, List.of()),
                Duration.ofSeconds(1));
        listening.partial("netties");

        assertThat(told).hasSize(2);
        assertThat(told.getFirst()).startsWith("segment: ").contains("Kubernetes");
        assertThat(told.getLast()).isEqualTo("partial: netties");
    }
}
