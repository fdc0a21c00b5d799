package app.sotto.recordings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Reads an S3 object at any place, some megabytes at a time. */
final class ObjectChannel implements SeekableByteChannel {

    private static final int AHEAD = 4 * 1024 * 1024;

    private final Bucket bucket;
    private final String key;
    private final long size;
    private byte[] fetched = {};
    private long fetchedFrom;
    private long position;
    private boolean open = true;

    ObjectChannel(Bucket bucket, String key, long size) {
        this.bucket = bucket;
        this.key = key;
        this.size = size;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        if (!open) {
            throw new ClosedChannelException();
        }
        if (position >= size) {
            return -1;
        }
        if (position < fetchedFrom || position >= fetchedFrom + fetched.length) {
            fetched = bucket.get(key, position, AHEAD);
            fetchedFrom = position;
        }
        int at = (int) (position - fetchedFrom);
        int length = Math.min(target.remaining(), fetched.length - at);
        target.put(fetched, at, length);
        position += length;
        return length;
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
    public long size() {
        return size;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public void close() {
        open = false;
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long newSize) {
        throw new NonWritableChannelException();
    }
}
