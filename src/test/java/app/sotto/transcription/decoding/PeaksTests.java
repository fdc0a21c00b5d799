package app.sotto.transcription.decoding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A picture of any length stays small, and loses nothing loud. */
class PeaksTests {

    private static final int SECOND = 16_000;

    @Test
    void aShortClipHasFiftyPeaksASecond() {
        var peaks = new Peaks();
        peaks.add(new short[SECOND]);
        peaks.add(new short[] {12_800});
        var drawn = peaks.drawn();
        assertThat(drawn.step()).hasMillis(20);
        assertThat(drawn.peaks()).hasSize(51);
        assertThat(drawn.peaks()[50]).isEqualTo((byte) 100);
    }

    @Test
    void threeHoursHaveSomeThousand() {
        var peaks = new Peaks();
        short[] quiet = new short[SECOND];
        Arrays.fill(quiet, (short) 256);
        short[] loud = quiet.clone();
        loud[77] = Short.MIN_VALUE;
        for (int second = 0; second < 3 * 3600; second++) {
            peaks.add(second == 5_000 ? loud : quiet);
        }
        var drawn = peaks.drawn();
        assertThat(drawn.peaks()).hasSizeBetween(4_096, 8_192);
        assertThat(drawn.step().multipliedBy(drawn.peaks().length))
                .isGreaterThanOrEqualTo(java.time.Duration.ofHours(3))
                .isLessThan(java.time.Duration.ofHours(3).plus(drawn.step()));
        int at = (int) (5_000_000 / drawn.step().toMillis());
        assertThat(drawn.peaks()[at]).isEqualTo((byte) 255);
        assertThat(drawn.peaks()[at - 2]).isEqualTo((byte) 2);
    }

    @Test
    void nothingIsDrawnOfNothing() {
        assertThat(new Peaks().drawn().peaks()).isEmpty();
    }
}
