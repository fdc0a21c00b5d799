package app.sotto.transcription.bench;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.transcription.Survey;
import app.sotto.transcription.TestAudio;
import app.sotto.transcription.decoding.AudioDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorRateTests {

    @TempDir Path folder;

    @Test
    void countsWordsMisheardLeftOutAndInvented() {
        assertThat(ErrorRate.of("And so, my fellow Americans", "and so my fellow americans").rate())
                .isZero();
        assertThat(ErrorRate.of("the cat sat on the mat", "a cat sat the mat now"))
                .isEqualTo(new ErrorRate(3, 6));
        assertThat(ErrorRate.of("今天天气", "今天天起").rate()).isEqualTo(0.25);
    }

    @Test
    void makesLongFilesOutOfClips() throws IOException {
        Path clip = TestAudio.encode(folder.resolve("a.flac"), "flac", TestAudio.tone(2, 0.1));
        Files.writeString(
                folder.resolve("clips.tsv"),
                "file\tlanguage\tseconds\treference\na.flac\ten\t2.0\tbeep\n");
        List<Clip> clips = Clip.in(folder);
        assertThat(clips).containsExactly(new Clip(clip, "en", 2, "beep"));

        Path file = LongFile.of(clips, Duration.ofSeconds(10));

        try (AudioDecoder decoder =
                AudioDecoder.open(TestAudio.source(file), Duration.ofHours(1))) {
            long samples = 0;
            for (short[] p = decoder.next(); p.length > 0; p = decoder.next()) {
                samples += p.length;
            }
            assertThat(new Survey(Duration.ofSeconds(samples / 16_000), List.of()).duration())
                    .isEqualTo(Duration.ofSeconds(12));
        } finally {
            Files.delete(file);
        }
    }
}
