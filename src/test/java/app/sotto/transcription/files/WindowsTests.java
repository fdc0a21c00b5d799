package app.sotto.transcription.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import app.sotto.transcription.Survey.Stretch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTests {

    private static final long SECOND = 16_000;

    @Test
    void packsWhatFitsTogether() {
        List<Stretch> speech = List.of(stretch(0, 5), stretch(6, 10), stretch(11, 20));

        assertThat(windows(speech, 15)).containsExactly(stretch(0, 10), stretch(11, 20));
    }

    @Test
    void leavesLongSilencesOut() {
        List<Stretch> speech = List.of(stretch(0, 2), stretch(5, 7));

        assertThat(windows(speech, 28)).containsExactlyElementsOf(speech);
    }

    @Test
    void cutsALongStretchAtItsQuietestPoint() {
        List<Stretch> cut = new ArrayList<>();
        new Windows(
                        List.of(stretch(0, 40)),
                        28 * SECOND,
                        (start, from, to) -> {
                            assertThat(from - start).isEqualTo(14 * SECOND);
                            return 20 * SECOND;
                        })
                .forEachRemaining(cut::add);

        assertThat(cut).containsExactly(stretch(0, 20), stretch(20, 40));
    }

    @Test
    void hasNoneForSilence() {
        assertThat(windows(List.of(), 28)).isEmpty();
    }

    @Test
    void neverExceedsTheModelAndCoversAllSpeechInOrder() {
        qt().withExamples(2_000)
                .forAll(
                        lists().of(integers().between(1, 1_500_000)).ofSizeBetween(0, 30),
                        integers().between(32_000, 480_000),
                        integers().between(0, 100))
                .checkAssert((lengths, longest, share) -> {
                    List<Stretch> speech = speech(lengths);
                    List<Stretch> windows = new ArrayList<>();
                    new Windows(
                                    speech,
                                    longest,
                                    (start, from, to) -> from + (to - from) * share / 100)
                            .forEachRemaining(windows::add);
                    checkOrder(windows, longest);
                    assertThat(speech).allMatch(s -> covered(s, windows));
                });
    }

    private static void checkOrder(List<Stretch> windows, long longest) {
        long last = 0;
        for (Stretch window : windows) {
            assertThat(window.from()).isGreaterThanOrEqualTo(last);
            assertThat(window.to() - window.from()).isBetween(1L, longest);
            last = window.to();
        }
    }

    private static boolean covered(Stretch speech, List<Stretch> windows) {
        long at = speech.from();
        for (Stretch window : windows) {
            if (window.from() <= at && window.to() > at) {
                at = window.to();
            }
        }
        return at >= speech.to();
    }

    /** Stretches of the odd lengths, with silences of the even ones between. */
    private static List<Stretch> speech(List<Integer> lengths) {
        List<Stretch> speech = new ArrayList<>();
        long at = 0;
        for (int i = 0; i + 1 < lengths.size(); i += 2) {
            at += lengths.get(i) % 100_000;
            speech.add(new Stretch(at, at + lengths.get(i + 1)));
            at += lengths.get(i + 1);
        }
        return speech;
    }

    private static List<Stretch> windows(List<Stretch> speech, int seconds) {
        List<Stretch> windows = new ArrayList<>();
        new Windows(speech, seconds * SECOND, (start, from, to) -> to)
                .forEachRemaining(windows::add);
        return windows;
    }

    private static Stretch stretch(int from, int to) {
        return new Stretch(from * SECOND, to * SECOND);
    }
}
