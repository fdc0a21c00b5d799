package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A program that the operating system has, or lacks: where it is missing the test is skipped in
 * plain sight, or fails where a skip is an error (SOTTO_SKIP_IS_ERROR).
 */
public final class Tool {

    /** What a program left behind. Error output follows the output, as on a screen. */
    public record Result(int status, String output) {

        public Result succeeds() {
            assertThat(status).as(output).isZero();
            return this;
        }

        public Result fails() {
            assertThat(status).as(output).isNotZero();
            return this;
        }
    }

    private final Path program;

    private Tool(Path program) {
        this.program = program;
    }

    /**
     * @param name as on the PATH; folders for administrators are looked through as well
     * @param debianPackage what brings it on Debian and Ubuntu
     */
    public static Tool find(String name, String debianPackage) {
        var path = System.getenv().getOrDefault("PATH", "") + ":/usr/sbin:/sbin:/usr/local/sbin";
        return Arrays.stream(path.split(":"))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Tool::new)
                .orElseGet(() ->
                        missing(
                                "There is no %s here. On Debian or Ubuntu: apt-get install %s."
                                        .formatted(name, debianPackage)));
    }

    /**
     * Skips the test for want of what {@code sentence} names, or fails it where that is an error.
     */
    public static <T> T missing(String sentence) {
        if (System.getenv("SOTTO_SKIP_IS_ERROR") != null) {
            return Assertions.fail(sentence);
        }
        return Assumptions.abort(sentence);
    }

    public Result run(List<String> arguments) {
        return run(Path.of("").toAbsolutePath(), Map.of(), arguments);
    }

    public Result run(String... arguments) {
        return run(List.of(arguments));
    }

    public Result run(Path folder, Map<String, String> environment, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(program.toString());
        command.addAll(arguments);
        try {
            var output = Files.createTempFile("tool", ".out");
            var builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().putAll(environment);
            var process =
                    builder.redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .redirectInput(
                                    ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                            .start();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                return Assertions.fail(command + " did not end:\n" + text(output));
            }
            var result = new Result(process.exitValue(), text(output));
            Files.delete(output);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    Path program() {
        return program;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }
}
