package app.sotto.dictation.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Raw PCM16 mono audio, from some sample on, seen as a WAV file: a header of {@value #HEADER} bytes
 * (RIFF/WAVE, Multimedia Programming Interface and Data Specifications 1.0, 1991), then the audio.
 */
final class WavChannel implements SeekableByteChannel {

    static final int HEADER = 44;

    private final SeekableByteChannel pcm;
    private final long skipped;
    private final ByteBuffer header;
    private long position;

    /**
     * @param from the first sample to show
     */
    WavChannel(SeekableByteChannel pcm, int sampleRate, long from) throws IOException {
        this.pcm = pcm;
        skipped = Math.min(2 * from, pcm.size() / 2 * 2);
        header = header(sampleRate, (pcm.size() - skipped) / 2 * 2);
    }

    private static ByteBuffer header(int sampleRate, long bytes) {
        // Sizes are unsigned 32 bits; beyond 4 GiB readers go by the end of the file.
        int size = (int) Math.min(bytes, 0xFFFF_FFFFL - HEADER);
        return ByteBuffer.allocate(HEADER)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(size + HEADER - 8)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(sampleRate)
                .putInt(sampleRate * 2)
                .putShort((short) 2)
                .putShort((short) 16)
                .put(ascii("data"))
                .putInt(size)
                .flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!target.hasRemaining()) {
            return 0;
        }
        int read = position < HEADER ? readHeader(target) : readAudio(target);
        if (read > 0) {
            position += read;
        }
        return read;
    }

    private int readHeader(ByteBuffer target) {
        int length = Math.min(target.remaining(), HEADER - (int) position);
        target.put(header.slice((int) position, length));
        return length;
    }

    private int readAudio(ByteBuffer target) throws IOException {
        long left = size() - position;
        if (left <= 0) {
            return -1;
        }
        pcm.position(skipped + position - HEADER);
        int limit = target.limit();
        target.limit((int) Math.min(limit, target.position() + left));
        try {
            return pcm.read(target);
        } finally {
            target.limit(limit);
        }
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        position = newPosition;
        return this;
    }

    @Override
    public long size() throws IOException {
        return HEADER + (pcm.size() - skipped) / 2 * 2;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return pcm.isOpen();
    }

    @Override
    public void close() throws IOException {
        pcm.close();
    }
}
