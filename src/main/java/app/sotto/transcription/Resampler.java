package app.sotto.transcription;

import app.sotto.transcription.decoding.ToSpeechRate;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Turns live PCM16 little-endian mono audio of one sample rate into the 16 kHz samples that {@link
 * LiveTranscriber} takes. Pieces may be cut anywhere, in the middle of a sample too. Not
 * thread-safe. At 16 kHz the samples come out as they went in.
 */
public final class Resampler implements AutoCloseable {

    private final ToSpeechRate converter;
    private byte[] half = {};

    /**
     * @param rate of the audio that follows, in Hz, such as 24000
     */
    public Resampler(int rate) {
        if (rate < 8_000 || rate > 192_000) {
            throw new IllegalArgumentException(
                    "A sample rate of " + rate + " Hz is not taken: use 8000 to 192000");
        }
        converter = new ToSpeechRate(rate);
    }

    /** Converts a piece; some samples are held back until the next piece, or {@link #drain}. */
    public short[] feed(byte[] pcm) {
        ByteBuffer bytes = ByteBuffer.allocate(half.length + pcm.length).put(half).put(pcm).flip();
        short[] samples = new short[bytes.remaining() / 2];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        bytes.position(samples.length * 2);
        half = new byte[bytes.remaining()];
        bytes.get(half);
        return samples.length == 0 ? samples : converter.convert(samples);
    }

    /** Gives the samples held back; call once, at the end. */
    public short[] drain() {
        return converter.drain();
    }

    @Override
    public void close() {
        converter.close();
    }
}
