package app.sotto.inference.openai;

import app.sotto.inference.SpeechWindow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes samples as a RIFF WAVE file: PCM, mono, 16 bit, 16 kHz. */
public final class WavFile {

    private static final int HEADER = 44;

    private WavFile() {}

    public static byte[] of(short[] samples) {
        int bytes = samples.length * Short.BYTES;
        var wav = ByteBuffer.allocate(HEADER + bytes).order(ByteOrder.LITTLE_ENDIAN);
        wav.put(ascii("RIFF")).putInt(HEADER - 8 + bytes).put(ascii("WAVE"));
        wav.put(ascii("fmt ")).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(SpeechWindow.SAMPLE_RATE).putInt(SpeechWindow.SAMPLE_RATE * Short.BYTES);
        wav.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        wav.put(ascii("data")).putInt(bytes);
        wav.asShortBuffer().put(samples);
        return wav.array();
    }

    private static byte[] ascii(String id) {
        return id.getBytes(StandardCharsets.US_ASCII);
    }
}
