package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;

/** The expected values are those of ITU-T G.711, tables 1a and 2a, scaled to 16 bits. */
class G711Tests {

    @Test
    void decodesMuLaw() {
        assertThat(samples(G711.fromMuLaw(bytes(0xff, 0x7f, 0x80, 0x00, 0xfe, 0xef))))
                .containsExactly(0, 0, 32_124, -32_124, 8, 132);
    }

    @Test
    void decodesALaw() {
        assertThat(samples(G711.fromALaw(bytes(0xd5, 0x55, 0xaa, 0x2a, 0xd4, 0xc5))))
                .containsExactly(8, -8, 32_256, -32_256, 24, 264);
    }

    private static short[] samples(byte[] pcm) {
        var samples = new short[pcm.length / 2];
        ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static byte[] bytes(int... codes) {
        var bytes = new byte[codes.length];
        for (int i = 0; i < codes.length; i++) {
            bytes[i] = (byte) codes[i];
        }
        return bytes;
    }
}
