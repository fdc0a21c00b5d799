package app.sotto.dictation;

import app.sotto.recordings.RecordingId;
import app.sotto.recordings.RecordingRefusedException;
import app.sotto.recordings.Recordings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Keeps audio in memory. */
class FakeRecordings implements Recordings {

    final Map<RecordingId, ByteArrayOutputStream> audio = new ConcurrentHashMap<>();
    volatile boolean stuck;

    @Override
    public RecordingId keep(InputStream file) throws IOException {
        byte[] bytes = file.readAllBytes();
        if (bytes.length == 0) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.EMPTY, "The file is empty.");
        }
        RecordingId id = begin();
        audio.get(id).writeBytes(bytes);
        return id;
    }

    @Override
    public RecordingId begin() {
        RecordingId id = RecordingId.random();
        audio.put(id, new ByteArrayOutputStream());
        return id;
    }

    @Override
    public synchronized long append(RecordingId id, long offset, ByteBuffer piece) {
        ByteArrayOutputStream kept = audio.get(id);
        if (offset > kept.size()) {
            throw new RecordingRefusedException(
                    RecordingRefusedException.Reason.GAP, "A piece before this one is missing.");
        }
        int known = (int) Math.min(kept.size() - offset, piece.remaining());
        byte[] fresh = new byte[piece.remaining() - known];
        piece.position(piece.position() + known).get(fresh);
        kept.writeBytes(fresh);
        return kept.size();
    }

    @Override
    public long length(RecordingId id) {
        return audio.get(id).size();
    }

    @Override
    public SeekableByteChannel open(RecordingId id) throws IOException {
        Path file = Files.createTempFile("audio", ".bin");
        Files.write(file, audio.get(id).toByteArray());
        return Files.newByteChannel(
                file,
                java.nio.file.StandardOpenOption.DELETE_ON_CLOSE,
                java.nio.file.StandardOpenOption.READ);
    }

    @Override
    public void delete(RecordingId id) throws IOException {
        if (stuck) {
            throw new IOException("The disk is read-only");
        }
        audio.remove(id);
    }
}
