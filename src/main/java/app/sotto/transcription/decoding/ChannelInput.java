package app.sotto.transcription.decoding;

import static org.bytedeco.ffmpeg.global.avformat.AVSEEK_SIZE;
import static org.bytedeco.ffmpeg.global.avformat.avio_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avio_context_free;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EXTERNAL;
import static org.bytedeco.ffmpeg.global.avutil.av_free;
import static org.bytedeco.ffmpeg.global.avutil.av_malloc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.SeekableByteChannel;
import java.util.concurrent.CancellationException;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Lets FFmpeg read from a channel, and seek in it: an m4a file may keep its index at the end. An
 * exception may not cross native code, so a failure is kept and thrown by {@link #rethrow}.
 */
final class ChannelInput implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final int SEEK_SET = 0;
    private static final int SEEK_CUR = 1;
    private static final int SEEK_END = 2;
    private static final int SEEK_KIND = 3;

    private final SeekableByteChannel channel;
    private final Reading reading = new Reading();
    private final Seeking seeking = new Seeking();
    private final AVIOContext context;
    private @Nullable IOException failure;

    ChannelInput(SeekableByteChannel channel) {
        this.channel = channel;
        // FFmpeg may replace the buffer and frees it by its own allocator.
        BytePointer buffer = new BytePointer(av_malloc(BUFFER)).capacity(BUFFER);
        context = avio_alloc_context(buffer, BUFFER, 0, null, reading, null, seeking);
    }

    AVIOContext context() {
        return context;
    }

    /** Share of the input read so far, 0 to 1. */
    double progress() {
        try {
            return Math.clamp((double) channel.position() / Math.max(1, channel.size()), 0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Throws what went wrong while FFmpeg was reading, if anything did. */
    void rethrow() {
        if (failure instanceof ClosedByInterruptException) {
            throw new CancellationException("Decoding was cancelled");
        }
        if (failure != null) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        av_free(context.buffer());
        avio_context_free(context);
        reading.close();
        seeking.close();
    }

    private final class Reading extends Read_packet_Pointer_BytePointer_int {
        @Override
        public int call(Pointer opaque, BytePointer target, int size) {
            try {
                int n = channel.read(target.capacity(size).asByteBuffer());
                return n <= 0 ? AVERROR_EOF() : n;
            } catch (IOException e) {
                failure = e;
                return AVERROR_EXTERNAL();
            }
        }
    }

    private final class Seeking extends Seek_Pointer_long_int {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
            try {
                return seek(offset, whence);
            } catch (IOException e) {
                failure = e;
                return AVERROR_EXTERNAL();
            }
        }

        private long seek(long offset, int whence) throws IOException {
            if ((whence & AVSEEK_SIZE) != 0) {
                return channel.size();
            }
            long target =
                    switch (whence & SEEK_KIND) {
                        case SEEK_SET -> offset;
                        case SEEK_CUR -> channel.position() + offset;
                        case SEEK_END -> channel.size() + offset;
                        default -> -1;
                    };
            if (target < 0) {
                return AVERROR_EXTERNAL();
            }
            channel.position(target);
            return target;
        }
    }
}
