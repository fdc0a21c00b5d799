package app.sotto.inference.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** A model file as it lies in the folder; a changed file is another one. */
record ModelFile(Path path, long bytes, FileTime modified) {

    static Optional<ModelFile> speechIn(Path folder) {
        return largest(
                folder,
                name ->
                        name.startsWith("ggml-")
                                && name.endsWith(".bin")
                                && !name.contains("silero"));
    }

    static Optional<ModelFile> textIn(Path folder) {
        return largest(folder, name -> name.endsWith(".gguf"));
    }

    /** Of several the largest, which is the best that somebody chose to put there. */
    private static Optional<ModelFile> largest(Path folder, Predicate<String> wanted) {
        return all(folder).stream()
                .filter(file ->
                        wanted.test(file.path().getFileName().toString().toLowerCase(Locale.ROOT)))
                .max(Comparator.comparingLong(ModelFile::bytes));
    }

    private static List<ModelFile> all(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(ModelFile::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The model folder cannot be read", e);
        }
    }

    private static ModelFile of(Path path) {
        try {
            return new ModelFile(path, Files.size(path), Files.getLastModifiedTime(path));
        } catch (IOException e) {
            return new ModelFile(path, 0, FileTime.fromMillis(0));
        }
    }
}
