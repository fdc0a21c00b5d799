package app.sotto.usage.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

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

    /** Runs a statement that mentions {@link #table} once; nothing for no rows. */
    void run(JdbcTemplate sql, String statement, Collection<T> rows) {
        if (!rows.isEmpty()) {
            var _ = sql.update(statement, setter -> set(setter, rows));
        }
    }

    /** Sets the arrays of {@link #table} from the first parameter on. */
    void set(PreparedStatement statement, Collection<T> rows) throws SQLException {
        Connection connection = statement.getConnection();
        for (int i = 0; i < columns.size(); i++) {
            Column<T> column = columns.get(i);
            Object[] values = rows.stream().map(column.value()).toArray();
            statement.setArray(i + 1, connection.createArrayOf(column.type(), values));
        }
    }
}
