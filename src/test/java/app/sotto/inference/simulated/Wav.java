package app.sotto.inference.simulated;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** WAV files of noise, which no recogniser understands and every simulated one 'hears'. */
final class Wav {

    private static final int RATE = 16_000;

    private Wav() {}

    static byte[] noise(double seconds) {
        return of(seconds, 3_000);
    }

    static byte[] silence(double seconds) {
        return of(seconds, 0);
    }

    /** The beginning of a file of 16 kHz, mono, 16 bits. */
    static byte[] first(double seconds, byte[] file) {
        int data = new String(file, StandardCharsets.ISO_8859_1).indexOf("data") + 8;
        return header((int) (seconds * RATE)).put(file, data, (int) (seconds * RATE) * 2).array();
    }

    private static byte[] of(double seconds, int loudness) {
        int samples = (int) (seconds * RATE);
        var wav = header(samples);
        var random = new Random(1);
        for (int i = 0; i < samples; i++) {
            wav.putShort((short) (loudness == 0 ? 0 : random.nextInt(2 * loudness) - loudness));
        }
        return wav.array();
    }

    private static ByteBuffer header(int samples) {
        var wav = ByteBuffer.allocate(44 + samples * 2).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes()).putInt(36 + samples * 2).put("WAVEfmt ".getBytes()).putInt(16);
        wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
        wav.putShort((short) 2).putShort((short) 16);
        return wav.put("data".getBytes()).putInt(samples * 2);
    }
}
