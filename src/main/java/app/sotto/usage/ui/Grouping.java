package app.sotto.usage.ui;

import app.sotto.usage.UsageHistory.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the table's lines stand for. */
enum Grouping {
    DAY,
    MODEL,
    HOLDER;

    Map<String, List<Row>> group(List<Row> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(this::key, TreeMap::new, Collectors.toList()));
    }

    private String key(Row row) {
        return switch (this) {
            case DAY -> row.day().toString();
            case MODEL -> row.model();
            case HOLDER -> row.holder().toString();
        };
    }

    String words() {
        return "usage.by." + name().toLowerCase(Locale.ROOT);
    }
}
