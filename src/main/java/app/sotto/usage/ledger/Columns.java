package app.sotto.usage.ledger;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Many rows in one statement: an array a column, unnested by PostgreSQL. */
final class Columns<T> {

    private record Column<T>(String name, String type, Function<T, @Nullable Object> value) {}

    private final List<Column<T>> columns = new ArrayList<>();

    /** A column of PostgreSQL's {@code type}, written as its text form is. */
    Columns<T> with(String name, String type, Function<T, @Nullable Object> value) {
        columns.add(new Column<>(name, type, value));
        return this;
    }

    /** The names, for an insert. */
    String names() {
        return columns.stream().map(Column::name).collect(Collectors.joining(", "));
    }

    /** A table of the rows for a {@code from}: {@code unnest(…) as name(…)}. */
    String table(String name) {
        String arrays =
                columns.stream()
                        .map(column -> "?::" + column.type() + "[]")
                        .collect(Collectors.joining(", "));
        return "unnest(" + arrays + ") as " + name + "(" + names() + ")";
    }

    /** The arrays of {@link #table}. */
    Together.Parameters of(Collection<T> rows) {
        return (statement, first) -> {
            Connection connection = statement.getConnection();
            for (int i = 0; i < columns.size(); i++) {
                Column<T> column = columns.get(i);
                Object[] values = rows.stream().map(column.value()).toArray();
                statement.setArray(first + i, connection.createArrayOf(column.type(), values));
            }
            return columns.size();
        };
    }
}
