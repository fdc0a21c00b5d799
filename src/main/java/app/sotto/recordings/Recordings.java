package app.sotto.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/**
 * The audio store of the current tenant. Everything spoken lands here before anything works on it.
 * Files arrive whole; live audio arrives in pieces, each at its byte offset, so that a piece sent
 * twice after a broken connection is kept once.
 */
public interface Recordings {

    /**
     * Keeps a file as it arrives, never whole in memory.
     *
     * @throws RecordingRefusedException when it is empty, larger than allowed, or the disk is full
     */
    RecordingId keep(InputStream audio) throws IOException;

    /** Opens a recording that grows while a person speaks. */
    RecordingId begin() throws IOException;

    /**
     * Adds a piece of live audio that starts at {@code offset}. What is already there is skipped; a
     * gap is refused.
     *
     * @return the length in bytes that is safe now
     */
    long append(RecordingId id, long offset, ByteBuffer piece) throws IOException;

    /** Bytes kept so far. */
    long length(RecordingId id) throws IOException;

    /** Opens the audio for reading, as it arrived. */
    SeekableByteChannel open(RecordingId id) throws IOException;

    /** Forgets the audio; forgetting it again is no error. */
    void delete(RecordingId id) throws IOException;
}
