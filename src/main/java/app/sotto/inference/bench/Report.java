package app.sotto.inference.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Tables for people as they come, and the same as JSON at the end. */
final class Report {

    private final PrintStream out;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    Report(PrintStream out) {
        this.out = out;
    }

    void say(String name, Object value) {
        figures.put(name, value);
        out.println(name + ": " + text(value));
    }

    /** Each row is a record; its components are the columns. */
    void table(String name, String title, List<? extends Record> rows) {
        figures.put(name, rows);
        var lines = new ArrayList<List<String>>();
        var columns = rows.getFirst().getClass().getRecordComponents();
        lines.add(Arrays.stream(columns).map(column -> words(column.getName())).toList());
        rows.forEach(row ->
                lines.add(Arrays.stream(columns).map(column -> text(value(row, column))).toList()));
        out.println();
        out.println(title);
        print(lines);
        out.flush();
    }

    private void print(List<List<String>> lines) {
        for (var line : lines) {
            var text = new StringBuilder("|");
            for (int column = 0; column < line.size(); column++) {
                int at = column;
                int width = lines.stream().mapToInt(each -> each.get(at).length()).max().orElse(0);
                text.append(' ')
                        .append(line.get(column))
                        .repeat(' ', width - line.get(column).length())
                        .append(" |");
            }
            out.println(text);
        }
    }

    private static @Nullable Object value(Record row, RecordComponent column) {
        try {
            return column.getAccessor().invoke(row);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** ofThemTwiceAsSlow becomes 'of them twice as slow'. */
    private static String words(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String text(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Double number when Math.abs(number) >= 100 ->
                    String.format(Locale.ROOT, "%,.0f", number);
            case Double number when Math.abs(number) >= 10 ->
                    String.format(Locale.ROOT, "%.1f", number);
            case Double number -> String.format(Locale.ROOT, "%.2f", number);
            default -> value.toString();
        };
    }

    void write(@Nullable Path file) throws IOException {
        if (file != null) {
            var json =
                    JsonMapper.builder()
                            .build()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(figures);
            Files.writeString(file, json + "\n");
        }
    }
}
