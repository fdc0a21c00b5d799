package app.sotto.dictation.export;

import app.sotto.transcription.AudioSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.springframework.core.io.AbstractResource;

/** Kept audio as Spring serves it: whole or in ranges, never in memory. */
final class AudioResource extends AbstractResource {

    private final AudioSource audio;

    AudioResource(AudioSource audio) {
        this.audio = audio;
    }

    @Override
    public long contentLength() throws IOException {
        try (var channel = audio.open()) {
            return channel.size();
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Skipping(audio.open());
    }

    @Override
    public boolean exists() {
        return true;
    }

    @Override
    public String getDescription() {
        return "Audio of a dictation";
    }

    /** Jumps to a range rather than reading up to it. */
    private static final class Skipping extends InputStream {

        private final SeekableByteChannel channel;
        private final InputStream stream;

        Skipping(SeekableByteChannel channel) {
            this.channel = channel;
            stream = Channels.newInputStream(channel);
        }

        @Override
        public long skip(long bytes) throws IOException {
            long target = Math.clamp(channel.position() + bytes, 0, channel.size());
            long skipped = target - channel.position();
            channel.position(target);
            return skipped;
        }

        @Override
        public int read() throws IOException {
            return stream.read();
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return stream.read(target, offset, length);
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
