package app.sotto.transcription.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the benchmark measures.
 *
 * @param clips a folder with clips.tsv (columns file, language, seconds, reference) and the files
 *     it names
 * @param rounds how often each clip is recognised; the median counts
 * @param language the clips to take
 * @param out a file for the figures as JSON, besides what is printed
 */
@ConfigurationProperties("sotto.bench")
record BenchSettings(
        @Nullable Path clips,
        @DefaultValue("3") int rounds,
        @DefaultValue("en") String language,
        @Nullable Path out) {

    private static final Path BESIDE = Path.of("../shared/audio");

    Optional<Path> clipsFolder() {
        Path folder = clips == null ? BESIDE : clips;
        return Files.isRegularFile(folder.resolve("clips.tsv"))
                ? Optional.of(folder)
                : Optional.empty();
    }
}
