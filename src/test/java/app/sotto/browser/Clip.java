package app.sotto.browser;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/** Real speech for the tests: eleven seconds of J. F. Kennedy, 1961 (public domain). */
public final class Clip {

    public static final String WORDS =
            "and so my fellow americans ask not what your country can do for you ask what you can do for your country";

    private static final int MICROPHONE_RATE = 48_000;

    private Clip() {}

    /** How many of its words a text has, in order: the longest common subsequence. */
    public static int wordsIn(String text) {
        String[] spoken = WORDS.split(" ");
        String[] heard = text.toLowerCase(Locale.ROOT).split("[^a-z']+");
        int[] longest = new int[spoken.length + 1];
        for (String word : heard) {
            for (int i = spoken.length; i > 0; i--) {
                if (spoken[i - 1].equals(word)) {
                    longest[i] = longestBefore(longest, i) + 1;
                }
            }
        }
        return longestBefore(longest, longest.length);
    }

    private static int longestBefore(int[] longest, int end) {
        return Arrays.stream(longest, 0, end).max().orElse(0);
    }

    /** The clip as it was packed: 16 kHz mono WAV. */
    public static Path file() {
        try (var files = Files.walk(Path.of("target/test-classes/speech"))) {
            return files.filter(file -> file.endsWith("jfk.wav")).findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its samples alone: PCM16 little-endian, without what a WAV file says about them. */
    static byte[] samples() {
        try (var audio = AudioSystem.getAudioInputStream(file().toFile())) {
            return audio.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The clip as a microphone gives it, after a moment of quiet and with quiet behind it. */
    public static Path microphone() {
        try (InputStream file = Files.newInputStream(file());
                var audio =
                        AudioSystem.getAudioInputStream(new java.io.BufferedInputStream(file))) {
            byte[] tripled = triple(audio.readAllBytes());
            var format = new AudioFormat(MICROPHONE_RATE, 16, 1, true, false);
            Path target = Path.of("target/microphone.wav");
            AudioSystem.write(
                    new AudioInputStream(
                            new ByteArrayInputStream(tripled), format, tripled.length / 2),
                    AudioFileFormat.Type.WAVE,
                    target.toFile());
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (UnsupportedAudioFileException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * 16 to 48 kHz by linear interpolation, which is plenty for speech; a second of quiet around
     * it.
     */
    private static byte[] triple(byte[] pcm) {
        var from = ByteBuffer.wrap(pcm).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
        var to =
                ByteBuffer.allocate(pcm.length * 3 + MICROPHONE_RATE * 2 * 4)
                        .order(ByteOrder.LITTLE_ENDIAN);
        to.position(MICROPHONE_RATE * 2);
        for (int i = 0; i < from.limit(); i++) {
            int here = from.get(i);
            int next = i + 1 < from.limit() ? from.get(i + 1) : here;
            for (int third = 0; third < 3; third++) {
                to.putShort((short) (here + (next - here) * third / 3));
            }
        }
        return to.array();
    }
}
