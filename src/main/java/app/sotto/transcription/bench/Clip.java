package app.sotto.transcription.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** A recording and what is said in it. */
record Clip(Path file, String language, double seconds, String reference) {

    String name() {
        return file.getFileName().toString();
    }

    static List<Clip> in(Path folder) throws IOException {
        List<String> lines = Files.readAllLines(folder.resolve("clips.tsv"));
        List<String> columns = Arrays.asList(lines.getFirst().split("\t", -1));
        return lines.stream()
                .skip(1)
                .filter(line -> !line.isBlank())
                .map(line -> of(folder, columns, line.split("\t", -1)))
                .toList();
    }

    private static Clip of(Path folder, List<String> columns, String[] fields) {
        return new Clip(
                folder.resolve(fields[columns.indexOf("file")]),
                fields[columns.indexOf("language")],
                Double.parseDouble(fields[columns.indexOf("seconds")]),
                fields[columns.indexOf("reference")]);
    }
}
