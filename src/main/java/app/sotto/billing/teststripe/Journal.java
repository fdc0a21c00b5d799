package app.sotto.billing.teststripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The changes as lines of JSON, one line a transaction, forced to disk before the answer goes out.
 * A line that a crash cut off is the end of what was promised. It is rewritten without history at
 * every start.
 */
final class Journal implements AutoCloseable {
    private final FileChannel channel;
    private final Closeable guard;

    private Journal(FileChannel channel, Closeable guard) {
        this.channel = channel;
        this.guard = guard;
    }

    static Journal open(Path folder, Map<String, Map<String, ObjectNode>> tables) {
        var file = folder.resolve("test-billing.jsonl");
        try {
            Files.createDirectories(folder);
            var guard = alone(folder);
            if (Files.exists(file)) {
                replay(file, tables);
            }
            var fresh = folder.resolve("test-billing.jsonl.new");
            try (var journal =
                    new Journal(
                            FileChannel.open(fresh, CREATE, WRITE, TRUNCATE_EXISTING), () -> {})) {
                tables.forEach((table, objects) ->
                        objects.forEach((id, object) ->
                                journal.append(
                                        List.of(Json.of("t", table, "i", id, "o", object)),
                                        false)));
                journal.channel.force(true);
            }
            Files.move(fresh, file, ATOMIC_MOVE);
            return new Journal(FileChannel.open(file, WRITE, APPEND), guard);
        } catch (IOException e) {
            throw new UncheckedIOException("Test billing cannot keep its state in " + folder, e);
        }
    }

    /**
     * Makes sure that no other process writes here; the lock ends with the process, however it
     * ends.
     */
    private static Closeable alone(Path folder) throws IOException {
        var channel = FileChannel.open(folder.resolve("test-billing.lock"), CREATE, WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another process uses this folder");
        }
        return channel;
    }

    private static void replay(Path file, Map<String, Map<String, ObjectNode>> tables)
            throws IOException {
        for (var line : Files.readString(file, UTF_8).split("\n", -1)) {
            if (line.isEmpty()) {
                continue;
            }
            try {
                Json.MAPPER.readTree(line).forEach(change -> apply(change, tables));
            } catch (JacksonException cutOff) {
                return;
            }
        }
    }

    private static void apply(JsonNode change, Map<String, Map<String, ObjectNode>> tables) {
        var table =
                tables.computeIfAbsent(Json.need(change, "t"), ignored -> new LinkedHashMap<>());
        if (change.path("o") instanceof ObjectNode object) {
            table.put(Json.need(change, "i"), object);
        } else {
            table.remove(Json.need(change, "i"));
        }
    }

    void append(List<ObjectNode> changes) {
        if (!changes.isEmpty()) {
            append(changes, true);
        }
    }

    private void append(List<ObjectNode> changes, boolean force) {
        try {
            var bytes = ByteBuffer.wrap((Json.list(changes) + "\n").getBytes(UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            if (force) {
                channel.force(false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Test billing cannot write its journal", e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            guard.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
