package app.sotto.recordings;

import static java.nio.file.StandardOpenOption.DELETE_ON_CLOSE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import app.sotto.recordings.Bucket.Item;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** The pieces of a live recording, each at its offset. */
record Pieces(Bucket bucket, List<Piece> pieces) {

    private static final int AT_ONCE = 16;

    /** One object. */
    record Piece(String key, long offset, long length) {}

    static Pieces of(Bucket bucket, List<Item> items) {
        return new Pieces(bucket, items.stream().map(Pieces::piece).toList());
    }

    private static Piece piece(Item item) {
        String offset = item.key().substring(item.key().lastIndexOf('/') + 1);
        return new Piece(item.key(), Long.parseLong(offset), item.size());
    }

    long length() {
        return pieces.stream().mapToLong(p -> p.offset() + p.length()).max().orElse(0);
    }

    /** All pieces fetched into one file, which is gone once closed. */
    SeekableByteChannel open() throws IOException {
        FileChannel file =
                FileChannel.open(
                        Files.createTempFile("sotto-live", ".pcm"), READ, WRITE, DELETE_ON_CLOSE);
        try (ExecutorService threads =
                Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().factory())) {
            List<Future<@Nullable Void>> fetched = new ArrayList<>();
            for (Piece piece : pieces) {
                fetched.add(threads.submit(() -> fetch(piece, file)));
            }
            for (Future<@Nullable Void> one : fetched) {
                one.get();
            }
            return file;
        } catch (ExecutionException e) {
            file.close();
            throw new IOException("The audio store did not give all pieces", e.getCause());
        } catch (InterruptedException e) {
            file.close();
            Thread.currentThread().interrupt();
            throw new IOException("Reading was interrupted", e);
        }
    }

    private @Nullable Void fetch(Piece piece, FileChannel file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bucket.get(piece.key()));
        while (bytes.hasRemaining()) {
            file.write(bytes, piece.offset() + bytes.position());
        }
        return null;
    }
}
