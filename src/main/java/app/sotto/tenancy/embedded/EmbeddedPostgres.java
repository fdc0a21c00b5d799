package app.sotto.tenancy.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;

/**
 * One PostgreSQL of one folder: unpacked and initialised on first use, durable (fsync stays on), on
 * loopback only, with scram passwords. It outlives a killed application as an orphan, which the
 * next start stops; a second application on the same folder is refused.
 */
final class EmbeddedPostgres {

    private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Map<Path, EmbeddedPostgres> RUNNING = new ConcurrentHashMap<>();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private final PostgresCommands commands;
    private final PostgresSecrets secrets;
    private final Path data;
    private final FileChannel lock;
    private final int port;
    private final CompletableFuture<Void> ready;

    /** The database of this folder, started if it is not running in this process yet. */
    static EmbeddedPostgres at(Path folder) {
        return RUNNING.computeIfAbsent(
                folder.toAbsolutePath().normalize(), EmbeddedPostgres::start);
    }

    private static EmbeddedPostgres start(Path folder) {
        try {
            Files.createDirectories(folder);
            var postgres = new EmbeddedPostgres(folder);
            SpringApplication.getShutdownHandlers().add(postgres::stop);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be started in " + folder, e);
        }
    }

    private EmbeddedPostgres(Path folder) throws IOException {
        lock = lock(folder);
        secrets = PostgresSecrets.in(folder);
        commands = new PostgresCommands(PostgresBinaries.unpackedIn(folder));
        data = folder.resolve("data-" + PostgresBinaries.MAJOR);
        initialise(folder);
        stopOrphan();
        port = freePort();
        commands.startServer(data, port, folder.resolve("postgres.log"));
        ready =
                CompletableFuture.runAsync(
                        () -> prepare(folder.resolve("postgres.log")), EmbeddedPostgres::start);
    }

    /** On a thread that knows this one's class loader: the driver is found through it. */
    private static void start(Runnable task) {
        Thread.ofPlatform().daemon().name("postgres-start").start(task);
    }

    private void prepare(Path logFile) {
        try {
            awaitAnswer(logFile);
            PostgresRoles.create(superuserUrl(), secrets);
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL could not be prepared", e);
        }
    }

    /** Waits until it takes connections; the application prepares itself meanwhile. */
    void awaitReady() {
        Instant began = Instant.now();
        ready.join();
        log.info(
                "PostgreSQL {} is up on 127.0.0.1:{} after {} ms more; its data is in {}",
                PostgresBinaries.MAJOR,
                port,
                Duration.between(began, Instant.now()).toMillis(),
                data);
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + PostgresRoles.DATABASE,
                secrets.role(PostgresRoles.OWNER),
                secrets.role(PostgresRoles.APP),
                secrets.role(PostgresRoles.SYSTEM));
    }

    private static FileChannel lock(Path folder) throws IOException {
        var channel =
                FileChannel.open(
                        folder.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new FolderInUseException(folder);
        }
        return channel;
    }

    private void initialise(Path folder) throws IOException {
        if (Files.exists(data.resolve("PG_VERSION"))) {
            return;
        }
        log.info("Preparing a database in {} (first start only)", data);
        Path passwordFile = Files.createTempFile(folder, "pw", "");
        try {
            Files.writeString(passwordFile, secrets.superuserPassword());
            commands.initialise(data, passwordFile);
        } finally {
            Files.delete(passwordFile);
        }
    }

    /** A server left behind by a killed application: it would hold the data folder for ever. */
    private void stopOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        long pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        boolean alive =
                ProcessHandle.of(pid)
                        .flatMap(process -> process.info().command())
                        .filter(command -> command.endsWith("postgres"))
                        .isPresent();
        if (alive) {
            log.info("Stopping the PostgreSQL that a killed Sotto left behind (process {})", pid);
            commands.stopServer(data, STOP_LIMIT);
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private String superuserUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    private void awaitAnswer(Path logFile) throws IOException {
        Instant limit = Instant.now().plus(START_LIMIT);
        while (true) {
            try (var connection =
                    DriverManager.getConnection(
                            superuserUrl(), "postgres", secrets.superuserPassword())) {
                if (connection.isValid(2)) {
                    return;
                }
            } catch (SQLException e) {
                if (Instant.now().isAfter(limit)) {
                    throw new IOException("PostgreSQL did not start: see " + logFile, e);
                }
                pause();
            }
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while PostgreSQL was starting", e);
        }
    }

    /** Ends the server and frees its folder. */
    void stop() {
        RUNNING.values().remove(this);
        try {
            commands.stopServer(data, STOP_LIMIT);
            lock.close();
        } catch (IOException e) {
            log.warn("PostgreSQL did not stop cleanly; the next start will see to it", e);
        }
    }
}
