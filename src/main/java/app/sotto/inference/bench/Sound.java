package app.sotto.inference.bench;

import app.sotto.inference.SpeechWindow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;
import org.jspecify.annotations.Nullable;

/** What windows are cut from. */
final class Sound {

    private static final int NOISE_SECONDS = 60;
    private static final int LOUDNESS = 6_000;
    private static final String WANTED = "16 kHz, mono, 16 bit, at least 29 seconds long";

    private Sound() {}

    /** A recording, or noise where there is none: a recogniser writes less for noise. */
    static short[] of(@Nullable Path recording) {
        return recording == null ? noise() : read(recording);
    }

    private static short[] noise() {
        var random = new SplittableRandom(1);
        var noise = new short[NOISE_SECONDS * SpeechWindow.SAMPLE_RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (short) random.nextInt(-LOUDNESS, LOUDNESS);
        }
        return noise;
    }

    private static short[] read(Path recording) {
        try (var audio = AudioSystem.getAudioInputStream(recording.toFile())) {
            var samples = samples(audio.getFormat(), audio.readAllBytes());
            if (samples.length <= (Traffic.LONGEST + 1) * SpeechWindow.SAMPLE_RATE) {
                throw unfit(recording, null);
            }
            return samples;
        } catch (UnsupportedAudioFileException e) {
            throw unfit(recording, e);
        } catch (IOException e) {
            throw new UncheckedIOException("The recording " + recording + " cannot be read.", e);
        }
    }

    private static short[] samples(AudioFormat format, byte[] bytes) {
        boolean fits =
                format.getSampleRate() == SpeechWindow.SAMPLE_RATE
                        && format.getChannels() == 1
                        && format.getSampleSizeInBits() == Short.SIZE
                        && !format.isBigEndian();
        var samples = new short[fits ? bytes.length / Short.BYTES : 0];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    private static IllegalArgumentException unfit(Path recording, @Nullable Exception cause) {
        return new IllegalArgumentException(
                "The recording " + recording + " is no WAV file that fits: " + WANTED + ".", cause);
    }
}
