package app.sotto.inference.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches a model file: goes on where an earlier attempt broke off, checks size and check sum, and
 * puts the file into its place in one step, so that nobody ever sees half of it.
 */
final class WeightsFetch {

    private static final Logger log = LoggerFactory.getLogger(WeightsFetch.class);
    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration FIRST_BYTE = Duration.ofSeconds(10);
    private static final int OK = 200;
    private static final int PARTIAL = 206;

    private final URI from;

    WeightsFetch(URI from) {
        this.from = from;
    }

    /**
     * One attempt.
     *
     * @throws IOException with a sentence that says what went wrong
     */
    Path into(Path folder, Weights weights) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        var part = folder.resolve(weights.file() + ".part");
        download(weights, part);
        verify(weights, part);
        return Files.move(
                part,
                folder.resolve(weights.file()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private void download(Weights weights, Path part) throws IOException, InterruptedException {
        long have = Files.exists(part) ? Files.size(part) : 0;
        if (have >= weights.bytes()) {
            return;
        }
        try (var http =
                HttpClient.newBuilder()
                        .connectTimeout(CONNECT)
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()) {
            var answer = http.send(request(weights, have), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                receive(answer, body, part, weights);
            } finally {
                http.shutdownNow();
            }
        }
    }

    private HttpRequest request(Weights weights, long have) {
        var request = HttpRequest.newBuilder(from.resolve(weights.file())).timeout(FIRST_BYTE);
        return have == 0 ? request.build() : request.header("Range", "bytes=" + have + "-").build();
    }

    /** A server that knows no ranges sends everything again. */
    private static void receive(
            HttpResponse<?> answer, InputStream body, Path part, Weights weights)
            throws IOException {
        switch (answer.statusCode()) {
            case PARTIAL -> copy(body, part, weights, StandardOpenOption.APPEND);
            case OK -> copy(body, part, weights, StandardOpenOption.TRUNCATE_EXISTING);
            default -> throw new IOException("the server answered HTTP " + answer.statusCode());
        }
    }

    private static void copy(
            InputStream body, Path part, Weights weights, StandardOpenOption beginning)
            throws IOException {
        try (var file =
                Files.newOutputStream(
                        part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, beginning)) {
            var progress = new Progress(weights, Files.size(part));
            var buffer = new byte[1 << 16];
            for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
                file.write(buffer, 0, read);
                progress.add(read);
            }
        }
    }

    private static void verify(Weights weights, Path part) throws IOException {
        if (Files.size(part) < weights.bytes()) {
            throw new IOException("it broke off; the next start goes on from there");
        }
        if (Files.size(part) > weights.bytes() || !sha256(part).equals(weights.sha256())) {
            Files.delete(part);
            throw new IOException("what came is not the file that was published; thrown away");
        }
    }

    static String sha256(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            var digest = MessageDigest.getInstance("SHA-256");
            var buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new UncheckedIOException(new IOException("Every JDK has SHA-256", e));
        }
    }

    /** Says every tenth of the way, and stops what is longer than it should be. */
    private static final class Progress {

        private final Weights weights;
        private long bytes;
        private long saidTenths;

        Progress(Weights weights, long have) {
            this.weights = weights;
            this.bytes = have;
            this.saidTenths = have * 10 / weights.bytes();
        }

        void add(int read) throws IOException {
            bytes += read;
            if (bytes > weights.bytes()) {
                throw new IOException("more came than the file is long");
            }
            long tenths = bytes * 10 / weights.bytes();
            if (tenths > saidTenths) {
                saidTenths = tenths;
                log.info("Fetching {}: {} %", weights.file(), tenths * 10);
            }
        }
    }
}
