package app.sotto.recordings;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.IntStream;

/**
 * Recordings as files, one folder a tenant. Names are made of two UUIDs, so no path can be talked
 * into leading elsewhere, and another tenant's recording is simply not there.
 */
class DiskRecordings implements Recordings {

    /** How much live audio may be lost by a power cut; a killed process loses none. */
    private static final int FORCE_EVERY = 64 * 1024;

    private static final int CHECK_ROOM_EVERY = 16 * 1024 * 1024;

    private final CurrentTenant tenant;
    private final Path root;
    private final RecordingSettings settings;
    private final Room room;
    private final Object[] locks = IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

    DiskRecordings(CurrentTenant tenant, Path root, RecordingSettings settings, Room room) {
        this.tenant = tenant;
        this.root = root;
        this.settings = settings;
        this.room = room;
    }

    @Override
    public RecordingId keep(InputStream audio) throws IOException {
        room.requireFor(0);
        RecordingId id = RecordingId.random();
        Path part = folder().resolve(id.value() + ".part");
        try {
            write(audio, part);
            Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
            forceFolder();
            return id;
        } catch (IOException e) {
            throw Room.orRefuse(e);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void write(InputStream audio, Path part) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long length = 0;
        long checked = 0;
        try (FileChannel out = FileChannel.open(part, CREATE_NEW, WRITE)) {
            for (int n = audio.read(buffer); n >= 0; n = audio.read(buffer)) {
                settings.requireFits(length + n);
                if (length - checked >= CHECK_ROOM_EVERY) {
                    room.requireFor(n);
                    checked = length;
                }
                writeFully(out, ByteBuffer.wrap(buffer, 0, n), length);
                length += n;
            }
            requireAudio(length);
            out.force(true);
        }
    }

    static void requireAudio(long length) {
        if (length == 0) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.EMPTY,
                    "This file is empty. Choose one with sound in it.");
        }
    }

    @Override
    public RecordingId begin() throws IOException {
        room.requireFor(0);
        RecordingId id = RecordingId.random();
        try {
            FileChannel.open(folder().resolve(id.value().toString()), CREATE_NEW, WRITE).close();
            forceFolder();
            return id;
        } catch (IOException e) {
            throw Room.orRefuse(e);
        }
    }

    @Override
    public long append(RecordingId id, long offset, ByteBuffer piece) throws IOException {
        // The connection that broke may still be writing while its successor begins.
        synchronized (locks[Math.floorMod(id.hashCode(), locks.length)]) {
            try (FileChannel file = FileChannel.open(file(id), WRITE)) {
                return append(file, offset, piece.duplicate());
            } catch (IOException e) {
                throw Room.orRefuse(e);
            }
        }
    }

    private long append(FileChannel file, long offset, ByteBuffer piece) throws IOException {
        long length = file.size();
        Overlap.skip(length, offset, piece);
        if (!piece.hasRemaining()) {
            return length;
        }
        long end = length + piece.remaining();
        settings.requireFits(end);
        room.requireFor(piece.remaining());
        writeFully(file, piece, length);
        if (length / FORCE_EVERY != end / FORCE_EVERY) {
            file.force(false);
        }
        return end;
    }

    private static void writeFully(FileChannel file, ByteBuffer bytes, long at) throws IOException {
        long position = at;
        while (bytes.hasRemaining()) {
            position += file.write(bytes, position);
        }
    }

    @Override
    public long length(RecordingId id) throws IOException {
        return Files.size(file(id));
    }

    @Override
    public SeekableByteChannel open(RecordingId id) throws IOException {
        return FileChannel.open(file(id), READ);
    }

    @Override
    public void delete(RecordingId id) throws IOException {
        Files.deleteIfExists(file(id));
    }

    private Path file(RecordingId id) {
        return root.resolve(tenant.require().toString()).resolve(id.value().toString());
    }

    private Path folder() throws IOException {
        return Files.createDirectories(root.resolve(tenant.require().toString()));
    }

    /** A new name survives a power cut only once its folder is on disk. Not possible on Windows. */
    private void forceFolder() {
        try (FileChannel folder = FileChannel.open(folder(), READ)) {
            folder.force(true);
        } catch (IOException _) {
            // Some systems do not open folders; the file itself was forced.
        }
    }
}
