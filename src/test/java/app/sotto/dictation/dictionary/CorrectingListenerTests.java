package app.sotto.dictation.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.LiveTranscriber.Listener;
import app.sotto.transcription.Transcript.Segment;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What was told as final is never put right. */
class CorrectingListenerTests {

    private final List<String> told = new ArrayList<>();

    private final Listener listening =
            Vocabulary.of(List.of(Term.of(false, "Kubernetes", List.of("cooper netties"))))
                    .correcting(
                            (Listener)
                                    Proxy.newProxyInstance(
                                            Listener.class.getClassLoader(),
                                            new Class<?>[] {Listener.class},
                                            (_, method, arguments) -> {
                                                told.add(method.getName() + ": " + arguments[0]);
                                                return null;
                                            }));

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
