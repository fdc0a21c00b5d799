package app.sotto.transcription.decoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.AudioRefusedException.Reason;
import app.sotto.transcription.AudioSource;
import app.sotto.transcription.TestAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudioDecoderTests {

    private static final Duration LIMIT = Duration.ofHours(10);

    private final short[] speech = TestAudio.jfk();

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({
        "wav, pcm_s16le", "flac, flac", "mp3, libmp3lame", "m4a, aac", "mp4, aac", "mov, aac",
        "ogg, libopus", "webm, libopus", "mkv, aac", "m4a, alac", "aac, aac", "opus, libopus"
    })
    void decodesEveryFormat(String suffix, String encoder) {
        Path file = TestAudio.encode(folder.resolve("speech." + suffix), encoder, speech);

        short[] decoded = decode(file);

        assertThat(decoded.length).isBetween(speech.length - 2_000, speech.length + 3_000);
        assertThat(likeness(speech, decoded)).isGreaterThan(0.8);
    }

    @ParameterizedTest
    @CsvSource({"wav, pcm_s16le", "flac, flac", "m4a, alac", "mkv, flac"})
    void givesTheVerySameSamplesFromLosslessFormats(String suffix, String encoder) {
        Path file = TestAudio.encode(folder.resolve("speech." + suffix), encoder, speech);

        assertThat(decode(file)).isEqualTo(speech);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mp4", "mov", "mkv"})
    void takesTheSoundOfAVideo(String suffix) throws Exception {
        Path video = folder.resolve("film." + suffix);
        Path sound = TestAudio.encode(folder.resolve("speech.wav"), "pcm_s16le", speech);
        assumeTrue(filmed(sound, video), "No ffmpeg here to make a video with: apt install ffmpeg");

        assertThat(likeness(speech, decode(video))).isGreaterThan(0.8);
    }

    /** Colour bars to the sound. */
    private static boolean filmed(Path sound, Path video) throws InterruptedException {
        try {
            var ffmpeg =
                    new ProcessBuilder(
                                    new ArrayList<>(
                                            List.of(
                                                    "ffmpeg",
                                                    "-loglevel",
                                                    "error",
                                                    "-f",
                                                    "lavfi",
                                                    "-i",
                                                    "testsrc=size=320x240:rate=10",
                                                    "-i")))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD);
            ffmpeg.command().add(sound.toString());
            ffmpeg.command().addAll(List.of("-shortest", "-c:v", "mpeg4", "-c:a", "aac"));
            ffmpeg.command().add(video.toString());
            return ffmpeg.start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    @Test
    void doesNotTrustTheName() {
        Path flac = TestAudio.encode(folder.resolve("speech.flac"), "flac", speech);

        assertThat(decode(rename(flac, "speech.mp3"))).isEqualTo(speech);
    }

    @Test
    void refusesAnEmptyFile() {
        assertThat(refusal(write("empty.wav", new byte[0]))).isEqualTo(Reason.EMPTY);
    }

    @Test
    void refusesAWavOfNoSamples() {
        Path file = TestAudio.encode(folder.resolve("header.wav"), "pcm_s16le", new short[0]);

        assertThat(refusal(file)).isEqualTo(Reason.EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"notes.mp3", "notes.wav", "notes.webm"})
    void refusesTextWhateverItsName(String name) {
        assertThat(refusal(write(name, "Dear diary, today I spoke.\n".repeat(500).getBytes())))
                .isEqualTo(Reason.NOT_AUDIO);
    }

    @Test
    void refusesAPicture() {
        byte[] jpeg = new byte[20_000];
        new Random(1).nextBytes(jpeg);
        byte[] start = {
            (byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xe0, 0, 16, 'J', 'F', 'I', 'F', 0
        };
        System.arraycopy(start, 0, jpeg, 0, start.length);

        assertThat(refusal(write("voice.mp3", jpeg))).isEqualTo(Reason.NOT_AUDIO);
    }

    @Test
    void refusesAPlaylistThatNamesOtherFiles() {
        String playlist = "#EXTM3U\n#EXTINF:10,\nfile:///etc/passwd\n#EXT-X-ENDLIST\n";

        assertThat(refusal(write("voice.m4a", playlist.getBytes()))).isEqualTo(Reason.NOT_AUDIO);
    }

    @Test
    void refusesNoise() {
        byte[] noise = new byte[100_000];
        new Random(7).nextBytes(noise);

        assertThat(refusal(write("noise.wav", noise))).isIn(Reason.NOT_AUDIO, Reason.CORRUPT);
    }

    @Test
    void refusesAnM4aWhoseIndexIsCutOff() throws IOException {
        Path whole = TestAudio.encode(folder.resolve("speech.m4a"), "aac", speech);
        byte[] bytes = Files.readAllBytes(whole);

        assertThat(refusal(write("cut.m4a", Arrays.copyOf(bytes, bytes.length / 2))))
                .isEqualTo(Reason.CORRUPT);
    }

    @Test
    void givesTheBeginningOfACutOffRecording() throws IOException {
        Path whole = TestAudio.encode(folder.resolve("speech.webm"), "libopus", speech);
        byte[] bytes = Files.readAllBytes(whole);

        short[] decoded = decode(write("cut.webm", Arrays.copyOf(bytes, bytes.length / 2)));

        assertThat(decoded.length).isBetween(speech.length / 4, speech.length * 3 / 4);
    }

    @Test
    void refusesAFileWithScrambledInside() throws IOException {
        Path whole = TestAudio.encode(folder.resolve("speech.flac"), "flac", speech);
        byte[] bytes = Files.readAllBytes(whole);
        byte[] noise = new byte[bytes.length - 300];
        new Random(3).nextBytes(noise);
        System.arraycopy(noise, 0, bytes, 200, noise.length);

        assertThat(refusal(write("scrambled.flac", bytes))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void refusesWhatIsLongerThanTheLimit() {
        Path file = TestAudio.encode(folder.resolve("long.wav"), "pcm_s16le", speech);

        assertThatThrownBy(() -> decode(TestAudio.source(file), Duration.ofSeconds(10)))
                .isInstanceOf(AudioRefusedException.class)
                .hasMessageContaining("longer than 10 s")
                .extracting(e -> ((AudioRefusedException) e).reason())
                .isEqualTo(Reason.TOO_LONG);
    }

    @Test
    void stopsWhenInterrupted() {
        Path file = TestAudio.encode(folder.resolve("speech.wav"), "pcm_s16le", speech);
        try (AudioDecoder decoder = AudioDecoder.open(TestAudio.source(file), LIMIT)) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(decoder::next).isInstanceOf(CancellationException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private Reason refusal(Path file) {
        return catchThrowableOfType(AudioRefusedException.class, () -> decode(file)).reason();
    }

    private static short[] decode(Path file) {
        return decode(TestAudio.source(file), LIMIT);
    }

    private static short[] decode(AudioSource source, Duration limit) {
        short[] all = {};
        try (AudioDecoder decoder = AudioDecoder.open(source, limit)) {
            for (short[] piece = decoder.next(); piece.length > 0; piece = decoder.next()) {
                all = TestAudio.joined(all, piece);
            }
        }
        return all;
    }

    private Path write(String name, byte[] bytes) {
        try {
            return Files.write(folder.resolve(name), bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private Path rename(Path file, String name) {
        try {
            return Files.move(file, folder.resolve(name));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** The best correlation over the delays that codecs add, 1 for equal. */
    private static double likeness(short[] one, short[] other) {
        double best = 0;
        for (int delay = -2_000; delay <= 3_000; delay += 1) {
            best = Math.max(best, correlation(one, other, delay));
        }
        return best;
    }

    private static double correlation(short[] one, short[] other, int delay) {
        double product = 0;
        double first = 1;
        double second = 1;
        for (int i = 40_000; i < 60_000; i += 3) {
            product += (double) one[i] * other[i + delay];
            first += (double) one[i] * one[i];
            second += (double) other[i + delay] * other[i + delay];
        }
        return product / Math.sqrt(first * second);
    }
}
