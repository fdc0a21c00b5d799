package app.sotto.recordings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Clears away uploads that a killed process left half written. */
final class Leftovers {

    /** Longer than any upload takes, so that another instance's work is left alone. */
    private static final Duration AGE = Duration.ofDays(1);

    private Leftovers() {}

    static void clear(Path root) throws IOException {
        Instant before = Instant.now().minus(AGE);
        try (Stream<Path> files = Files.walk(root, 2)) {
            files.filter(file -> file.toString().endsWith(".part"))
                    .filter(file -> olderThan(before, file))
                    .forEach(Leftovers::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static boolean olderThan(Instant before, Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(before);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
