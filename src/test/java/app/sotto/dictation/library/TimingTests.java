package app.sotto.dictation.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Times of words, written and read again. */
class TimingTests {

    private static final Duration START = Duration.ofSeconds(60);

    @Test
    void whatIsWrittenIsReadAgain() {
        var words = List.of(word(0, 320, "Hello", false), word(340, 500, "你", true));
        assertThat(Timing.written(words, START)).isEqualTo("5@0+320 1@340~160");
        assertThat(Timing.read("5@0+320 1@340~160", "Hello 你", START)).isEqualTo(words);
    }

    @Test
    void aWordMayBeginBeforeItsSegment() {
        var early = List.of(word(-40, 10, "so", false));
        assertThat(Timing.read(Timing.written(early, START), "so", START)).isEqualTo(early);
    }

    @Test
    void timesOfAnotherTextAreRefused() {
        assertThatThrownBy(() -> Timing.read("5@0+320", "Hey", START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Timing.read("5@0+320", "Hello there", START))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Timing.read("", " ", START)).isEmpty();
    }

    private static Word word(long from, long to, String text, boolean estimated) {
        return new Word(START.plusMillis(from), START.plusMillis(to), text, estimated);
    }
}
