package app.sotto.transcription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ResamplerTests {

    @Test
    void leavesSixteenKilohertzAsItIs() {
        short[] speech = TestAudio.jfk();
        try (Resampler resampler = new Resampler(16_000)) {
            assertThat(resampler.feed(bytes(speech))).isEqualTo(speech);
        }
    }

    @Test
    void turnsTwentyFourKilohertzIntoSixteen() {
        short[] tone = tone(24_000);
        try (Resampler resampler = new Resampler(24_000)) {
            short[] first = resampler.feed(bytes(tone));
            short[] all = TestAudio.joined(first, resampler.drain());

            assertThat(all.length).isBetween(15_990, 16_010);
            assertThat(crossings(all)).isBetween(878, 882);
        }
    }

    @Test
    void givesTheSameHoweverTheAudioIsCut() {
        byte[] pcm = bytes(tone(24_000));
        try (Resampler whole = new Resampler(24_000);
                Resampler cut = new Resampler(24_000)) {
            short[] expected = TestAudio.joined(whole.feed(pcm), whole.drain());
            short[] pieces = {};
            for (int at = 0; at < pcm.length; at += 777) {
                byte[] piece = Arrays.copyOfRange(pcm, at, Math.min(pcm.length, at + 777));
                pieces = TestAudio.joined(pieces, cut.feed(piece));
            }
            assertThat(TestAudio.joined(pieces, cut.drain())).isEqualTo(expected);
        }
    }

    @Test
    void refusesARateThatNoMicrophoneHas() {
        assertThatThrownBy(() -> new Resampler(100)).hasMessageContaining("8000 to 192000");
    }

    private static short[] tone(int rate) {
        short[] tone = new short[rate];
        for (int i = 0; i < rate; i++) {
            tone[i] = (short) (10_000 * Math.sin(2 * Math.PI * 440 * i / rate));
        }
        return tone;
    }

    private static int crossings(short[] samples) {
        int crossings = 0;
        for (int i = 1; i < samples.length; i++) {
            if (samples[i - 1] < 0 != samples[i] < 0) {
                crossings++;
            }
        }
        return crossings;
    }

    private static byte[] bytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }
}
