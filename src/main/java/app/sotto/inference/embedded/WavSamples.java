package app.sotto.inference.embedded;

import app.sotto.inference.SpeechWindow;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Reads the one audio format that this node hears: RIFF WAVE, PCM, 16 kHz, mono, 16 bit. */
final class WavSamples {

    private static final int RIFF = 0x46464952;
    private static final int WAVE = 0x45564157;
    private static final int FORMAT = 0x20746d66;
    private static final int DATA = 0x61746164;
    private static final int PCM_MONO = 0x00010001;
    private static final int TWO_BYTES_16_BIT = 0x00100002;

    private WavSamples() {}

    static short[] read(byte[] file) throws ApiProblem {
        try {
            return chunks(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw unreadable();
        }
    }

    private static short[] chunks(ByteBuffer in) throws ApiProblem {
        if (in.getInt() != RIFF || in.getInt() == 0 || in.getInt() != WAVE) {
            throw unreadable();
        }
        boolean understood = false;
        while (in.remaining() >= 8) {
            int id = in.getInt();
            int length = Math.min(Math.max(0, in.getInt()), in.remaining());
            if (id == FORMAT) {
                understood = isSpeech(in.slice().order(ByteOrder.LITTLE_ENDIAN));
            } else if (id == DATA && understood) {
                var samples = new short[length / Short.BYTES];
                in.asShortBuffer().get(samples);
                return samples;
            }
            in.position(in.position() + Math.min(length + (length & 1), in.remaining()));
        }
        throw unreadable();
    }

    /**
     * The fields stand in pairs of 16 bits: format and channels first, frame size and bits last.
     */
    private static boolean isSpeech(ByteBuffer format) {
        return format.getInt() == PCM_MONO
                && format.getInt() == SpeechWindow.SAMPLE_RATE
                && format.getInt() > 0
                && format.getInt() == TWO_BYTES_16_BIT;
    }

    private static ApiProblem unreadable() {
        return ApiProblem.bad(
                "file", "This node hears WAV files of 16 kHz, mono, 16-bit PCM, and nothing else.");
    }
}
