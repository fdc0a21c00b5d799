package app.sotto.tenancy.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedded database is a durable one. */
@Timeout(120)
class EmbeddedPostgresTests {

    @TempDir Path folder;

    @Test
    void whatWasCommittedSurvivesAKilledApplication() throws Exception {
        Process first = application("insert");
        assertThat(says(first, "committed")).isTrue();
        first.destroyForcibly().waitFor();
        assertThat(orphan()).as("the server outlives the application").isTrue();

        Process second = application("count");
        assertThat(says(second, "rows 1")).isTrue();
        stop(second);
    }

    @Test
    void aSecondApplicationOnTheSameFolderIsRefused() throws Exception {
        Process first = application("insert");
        assertThat(says(first, "committed")).isTrue();
        assertThatThrownBy(() -> EmbeddedPostgres.at(folder))
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining("Another Sotto is running")
                .hasMessageContaining("SOTTO_HOME");
        stop(first);
    }

    @Test
    void syncsEveryCommitAndListensOnLoopbackAlone() throws Exception {
        var settings = ready(folder);
        try (var connection = connect(settings)) {
            assertThat(setting(connection, "fsync")).isEqualTo("on");
            assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
        }
        assertThatThrownBy(() ->
                        DriverManager.getConnection(settings.url(), settings.app().user(), "wrong"))
                .isInstanceOf(SQLException.class);
        EmbeddedPostgres.at(folder).stop();
    }

    private static DatabaseSettings ready(Path folder) {
        var postgres = EmbeddedPostgres.at(folder);
        postgres.awaitReady();
        return postgres.settings();
    }

    private Process application(String task) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName(),
                        folder.toString(),
                        task)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private void stop(Process application) throws Exception {
        application.destroy();
        assertThat(application.waitFor(30, TimeUnit.SECONDS)).isTrue();
        var commands = new PostgresCommands(folder.resolve("programs-" + PostgresBinaries.MAJOR));
        if (orphan()) {
            commands.stopServer(
                    folder.resolve("data-" + PostgresBinaries.MAJOR), Duration.ofSeconds(20));
        }
    }

    private static boolean says(Process application, String line) {
        return application.inputReader().lines().anyMatch(line::equals);
    }

    private boolean orphan() throws IOException {
        Path pidFile = folder.resolve("data-" + PostgresBinaries.MAJOR).resolve("postmaster.pid");
        return Files.exists(pidFile)
                && ProcessHandle.of(Long.parseLong(Files.readAllLines(pidFile).getFirst().strip()))
                        .isPresent();
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.prepareStatement("select current_setting(?)")) {
            statement.setString(1, name);
            var result = statement.executeQuery();
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(DatabaseSettings settings) throws SQLException {
        return DriverManager.getConnection(
                settings.url(), settings.owner().user(), settings.owner().password());
    }

    /** An application that uses the database until it is stopped or killed. */
    static final class Application {

        public static void main(String[] args) throws Exception {
            try (var connection = connect(ready(Path.of(args[0])));
                    var statement = connection.createStatement()) {
                if (args[1].equals("insert")) {
                    statement.execute("create table kept (id int)");
                    statement.execute("insert into kept values (1)");
                    System.out.println("committed");
                } else {
                    var rows = statement.executeQuery("select count(*) from kept");
                    rows.next();
                    System.out.println("rows " + rows.getInt(1));
                }
            }
            Thread.sleep(Duration.ofMinutes(2));
        }
    }
}
