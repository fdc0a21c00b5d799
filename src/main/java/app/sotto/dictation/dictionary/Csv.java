package app.sotto.dictation.dictionary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A dictionary as a table (RFC 4180): a line a term, first how it is written, then forms that are
 * heard. Whose it is does not travel.
 */
public final class Csv {

    private Csv() {}

    public static String written(List<Term> terms) {
        return table(terms.stream().map(Csv::fields).toList());
    }

    public static List<Term> read(String table, boolean shared) {
        return rows(table).stream()
                .map(row -> Term.of(shared, row.getFirst(), row.subList(1, row.size())))
                .toList();
    }

    /** Any rows as a table. */
    public static String table(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(Csv::field).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    /** Empty lines are left out; semicolons part fields where the first line has no comma. */
    public static List<List<String>> rows(String table) {
        String text = table.startsWith("\uFEFF") ? table.substring(1) : table;
        int end = text.indexOf('\n');
        String first = end < 0 ? text : text.substring(0, end);
        char between = first.indexOf(',') < 0 && first.indexOf(';') >= 0 ? ';' : ',';
        return rows(text, between).stream().filter(row -> !row.getFirst().isBlank()).toList();
    }

    private static List<String> fields(Term term) {
        var fields = new ArrayList<String>();
        fields.add(term.written());
        fields.addAll(term.heard());
        return fields;
    }

    /**
     * A spreadsheet takes a field that begins with a sign for a formula; a quote in front stops
     * that.
     */
    private static String field(String value) {
        String plain = value.matches("(?s)[=+@\\t-].*") ? "'" + value : value;
        return plain.matches("(?s).*[\",\\r\\n;].*")
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }

    private static List<List<String>> rows(String text, char between) {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : '\n';
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"' && (quoted || field.isEmpty())) {
                quoted = !quoted;
            } else if (quoted && i < text.length()) {
                field.append(c);
            } else if (c == between || c == '\n') {
                row.add(unsigned(field.toString().strip()));
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else {
                field.append(c);
            }
        }
        return rows;
    }

    private static String unsigned(String field) {
        return field.matches("'[=+@\\t-].*") ? field.substring(1) : field;
    }
}
