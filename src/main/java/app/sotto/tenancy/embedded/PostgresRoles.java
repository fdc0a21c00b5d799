package app.sotto.tenancy.embedded;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** The database and the three roles that every Sotto database has. */
final class PostgresRoles {

    static final String DATABASE = "sotto";
    static final String OWNER = "sotto_owner";
    static final String APP = "sotto_app";
    static final String SYSTEM = "sotto_system";

    private PostgresRoles() {}

    /** Creates what is missing; a start that was killed half way is completed by the next. */
    static void create(String url, PostgresSecrets secrets) throws IOException {
        try (var connection =
                DriverManager.getConnection(url, "postgres", secrets.superuserPassword())) {
            for (String role : List.of(OWNER, APP, SYSTEM)) {
                if (!exists(connection, "select 1 from pg_roles where rolname = ?", role)) {
                    execute(
                            connection,
                            "create role %s login nosuperuser nobypassrls password '%s'"
                                    .formatted(role, secrets.role(role).password()));
                }
            }
            // The owner hands the doors before the tenant is known over to the system role.
            execute(
                    connection,
                    "grant %s to %s with inherit false, set true".formatted(SYSTEM, OWNER));
            if (!exists(connection, "select 1 from pg_database where datname = ?", DATABASE)) {
                execute(connection, "create database %s owner %s".formatted(DATABASE, OWNER));
            }
        } catch (SQLException e) {
            throw new IOException("The database's roles could not be created", e);
        }
    }

    private static boolean exists(Connection connection, String query, String name)
            throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
