package app.sotto.dictation.files;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.files.Paragraphs.Paragraph;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParagraphsTests {

    @Test
    void cutsPhrasesWhereTheSpeakerPaused() {
        var paragraphs =
                Paragraphs.of(
                        List.of(
                                segment(0, 2_000, "we met on monday"),
                                segment(2_200, 4_000, "in the office"),
                                segment(4_700, 6_000, "the plan is good")));

        assertThat(paragraphs).hasSize(1);
        assertThat(paragraphs.getFirst().text())
                .isEqualTo("we met on monday in the office the plan is good");
        assertThat(paragraphs.getFirst().phrases())
                .containsExactly("we met on monday in the office", "the plan is good");
    }

    @Test
    void endsAParagraphAtALongPauseOnceItIsLongEnough() {
        String much = "word ".repeat(90).strip();

        assertThat(
                        Paragraphs.of(
                                List.of(
                                        segment(0, 30_000, much),
                                        segment(32_000, 33_000, "next"),
                                        segment(36_000, 37_000, "and more"))))
                .extracting(Paragraph::text)
                .containsExactly(much, "next and more");
    }

    @Test
    void hasNothingToSayOfSilence() {
        assertThat(Paragraphs.of(List.of())).isEmpty();
        assertThat(Paragraphs.of(List.of(segment(0, 100, " ")))).isEmpty();
    }

    private static Segment segment(long startMs, long endMs, String text) {
        return new Segment(
                Duration.ofMillis(startMs), Duration.ofMillis(endMs), text, null, List.of());
    }
}
