package app.sotto.usage.ledger;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCallback;

/**
 * Statements that go to PostgreSQL at once, and are run there in their order: a batch of bookings
 * waits for the way there and back a few times only.
 */
final class Together {

    /** Sets a statement's parameters, and says how many those were. */
    interface Parameters {
        int set(PreparedStatement statement, int first) throws SQLException;
    }

    /** Takes one row of the answer. */
    interface Reading {
        void row(ResultSet row) throws SQLException;
    }

    private record One(String statement, Parameters parameters, Reading reading) {}

    private final List<One> all = new ArrayList<>();

    /** A statement that writes many rows; for no rows it is left out. */
    <T> Together write(String statement, Columns<T> columns, Collection<T> rows) {
        return rows.isEmpty() ? this : read(statement, columns.of(rows), _ -> {});
    }

    Together read(String statement, Parameters parameters, Reading reading) {
        all.add(new One(statement, parameters, reading));
        return this;
    }

    /** One array as the only parameter. */
    static Parameters array(String type, Object[] values) {
        return (statement, first) -> {
            statement.setArray(first, statement.getConnection().createArrayOf(type, values));
            return 1;
        };
    }

    void run(JdbcTemplate sql) {
        if (!all.isEmpty()) {
            String statements = all.stream().map(One::statement).collect(Collectors.joining(";\n"));
            PreparedStatementCallback<Boolean> run = this::run;
            var _ = sql.execute(statements, run);
        }
    }

    private boolean run(PreparedStatement statement) throws SQLException {
        int next = 1;
        for (One one : all) {
            next += one.parameters().set(statement, next);
        }
        boolean rows = statement.execute();
        for (One one : all) {
            if (rows) {
                read(statement, one.reading());
            }
            rows = statement.getMoreResults();
        }
        return true;
    }

    private static void read(PreparedStatement statement, Reading reading) throws SQLException {
        try (ResultSet result = statement.getResultSet()) {
            while (result.next()) {
                reading.row(result);
            }
        }
    }
}
