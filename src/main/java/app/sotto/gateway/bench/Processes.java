package app.sotto.gateway.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The other processes of a benchmark; all of them end with it. */
final class Processes implements AutoCloseable {

    private static final Duration TO_START = Duration.ofSeconds(20);

    private final List<Process> running = new ArrayList<>();

    /** A class of this application in a JVM of its own, whose words are not shown. */
    Process java(Class<?> main, String... words) throws IOException {
        return start(javaCommand(main, words));
    }

    /** The same to its end: the last line that it says. */
    static String answer(Class<?> main, String... words) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(javaCommand(main, words))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        var lines = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(main.getSimpleName() + " failed: " + lines);
        }
        return lines.strip().lines().reduce((_, last) -> last).orElse("");
    }

    Process start(List<String> command) throws IOException {
        var process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        running.add(process);
        return process;
    }

    /** The application's jar needs its own launcher; classes do not. */
    private static List<String> javaCommand(Class<?> main, String... words) {
        String path = System.getProperty("java.class.path");
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx512m", "-cp", path));
        if (path.endsWith(".jar") && !path.contains(java.io.File.pathSeparator)) {
            command.add("-Dloader.main=" + main.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(main.getName());
        }
        command.addAll(List.of(words));
        return command;
    }

    static int freePort() throws IOException {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        }
    }

    static void awaitPort(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + TO_START.toNanos();
        while (true) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Thread.sleep(100);
            }
        }
    }

    /** Where a program is, if it is installed. */
    static Optional<String> installed(String program) {
        String path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/usr/local/sbin";
        return Stream.of(path.split(java.io.File.pathSeparator))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    /** Of a process and all that it started. */
    static Duration cpu(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() {
        running.forEach(process -> {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        });
    }
}
