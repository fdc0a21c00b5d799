package app.sotto.tenancy.embedded;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs. They refuse root, so root runs them in a user namespace in which
 * it is somebody else ({@code unshare -U}).
 */
record PostgresCommands(Path programs) {

    void initialise(Path data, Path passwordFile) throws IOException {
        run(
                Duration.ofMinutes(2),
                "initdb",
                "--pgdata=" + data,
                "--username=postgres",
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C");
    }

    /** Starts the server in a session of its own, so that Ctrl-C reaches Sotto alone. */
    void startServer(Path data, int port, Path log) throws IOException {
        String options =
                "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100"
                        .formatted(port);
        run(
                Duration.ofMinutes(1),
                "pg_ctl",
                "start",
                "--no-wait",
                "--silent",
                "--pgdata=" + data,
                "--log=" + log,
                "--options=" + options);
    }

    void stopServer(Path data, Duration limit) throws IOException {
        run(
                limit.plusSeconds(5),
                "pg_ctl",
                "stop",
                "--silent",
                "--mode=fast",
                "--timeout=" + limit.toSeconds(),
                "--pgdata=" + data);
    }

    private void run(Duration limit, String program, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        if (System.getProperty("user.name").equals("root")) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(programs.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        File output = File.createTempFile("sotto-" + program, ".log");
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(output)
                            .start();
            await(process, limit, program, output.toPath());
        } finally {
            var _ = output.delete();
        }
    }

    private static void await(Process process, Duration limit, String program, Path output)
            throws IOException {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw new IOException(program + " took longer than " + limit);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while waiting for " + program, e);
        }
        if (process.exitValue() != 0) {
            throw new IOException(program + " failed: " + Files.readString(output));
        }
    }
}
