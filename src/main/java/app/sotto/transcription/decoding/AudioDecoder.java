package app.sotto.transcription.decoding;

import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avformat.av_read_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;

import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.AudioRefusedException;
import app.sotto.transcription.AudioSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SeekableByteChannel;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.jspecify.annotations.Nullable;

/**
 * Reads audio of any accepted format as 16 kHz mono samples, a piece at a time: memory does not
 * grow with the length. Broken pieces in the middle are passed over as players do; a file of which
 * more than a tenth is broken is refused, and so is one that cannot be read to its end. A recording
 * that was cut off between two of its pieces gives its beginning.
 */
public final class AudioDecoder implements AutoCloseable {

    private static final int TOLERATED_BROKEN_SHARE = 10;
    private static final short[] NOTHING = {};

    private final SeekableByteChannel channel;
    private final ChannelInput input;
    private final Container container;
    private final Duration limit;
    private final AVPacket packet = av_packet_alloc();
    private final AVFrame frame = av_frame_alloc();

    private @Nullable ToSpeechRate converter;
    private int rate;
    private int format;
    private int channels;
    private boolean ended;
    private long packets;
    private long broken;
    private long samples;

    private AudioDecoder(
            SeekableByteChannel channel, ChannelInput input, Container container, Duration limit) {
        this.channel = channel;
        this.input = input;
        this.container = container;
        this.limit = limit;
    }

    /**
     * Opens audio.
     *
     * @param limit the longest that is taken
     * @throws AudioRefusedException when it is empty, no audio, or damaged
     */
    public static AudioDecoder open(AudioSource source, Duration limit) {
        try {
            return open(source.open(), limit);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static AudioDecoder open(SeekableByteChannel channel, Duration limit)
            throws IOException {
        @Nullable ChannelInput input = null;
        try {
            if (channel.size() == 0) {
                throw Refusals.empty();
            }
            input = new ChannelInput(channel);
            return new AudioDecoder(channel, input, Container.open(input), limit);
        } catch (IOException | RuntimeException e) {
            if (input != null) {
                input.close();
            }
            channel.close();
            throw e;
        }
    }

    /** Share of the file read so far, 0 to 1. */
    public double progress() {
        return input.progress();
    }

    /**
     * The next samples, some thousands at most; none at the end.
     *
     * @throws AudioRefusedException when it is longer than the limit, or damaged
     * @throws CancellationException when the thread was interrupted
     */
    public short[] next() {
        short[] piece = NOTHING;
        while (piece.length == 0 && !ended) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException("Decoding was cancelled");
            }
            piece = decode();
        }
        samples += piece.length;
        if (samples > limit.toSeconds() * SpeechWindow.SAMPLE_RATE) {
            throw Refusals.tooLong(limit);
        }
        return piece;
    }

    /** One step: a frame that is ready, or else another packet for the decoder. */
    private short[] decode() {
        int received = avcodec_receive_frame(container.decoder(), frame);
        if (received >= 0) {
            return convert();
        }
        if (received == AVERROR_EOF()) {
            return end();
        }
        feed();
        return NOTHING;
    }

    private void feed() {
        int read = av_read_frame(container.format(), packet);
        if (read == AVERROR_EOF()) {
            input.rethrow();
            avcodec_send_packet(container.decoder(), null);
            return;
        }
        if (read < 0) {
            input.rethrow();
            throw Refusals.corrupt();
        }
        if (packet.stream_index() == container.track()) {
            packets++;
            if (avcodec_send_packet(container.decoder(), packet) < 0) {
                broken++;
            }
        }
        av_packet_unref(packet);
    }

    private short[] convert() {
        short[] before = NOTHING;
        if (changed() || converter == null) {
            before = closeConverter();
            rate = frame.sample_rate();
            format = frame.format();
            channels = frame.ch_layout().nb_channels();
            converter = new ToSpeechRate(frame.ch_layout(), format, rate);
        }
        return joined(before, converter.convert(frame.extended_data(), frame.nb_samples()));
    }

    private boolean changed() {
        return rate != frame.sample_rate()
                || format != frame.format()
                || channels != frame.ch_layout().nb_channels();
    }

    private short[] end() {
        ended = true;
        short[] last = closeConverter();
        boolean nothing = samples + last.length == 0;
        if (broken * TOLERATED_BROKEN_SHARE > packets || (nothing && promised())) {
            throw Refusals.corrupt();
        }
        if (nothing) {
            throw Refusals.empty();
        }
        return last;
    }

    /** Whether there should have been sound: some that was broken, or a length in the header. */
    private boolean promised() {
        return broken > 0 || container.format().duration() > 0;
    }

    private short[] closeConverter() {
        if (converter == null) {
            return NOTHING;
        }
        short[] last = converter.drain();
        converter.close();
        converter = null;
        return last;
    }

    private static short[] joined(short[] first, short[] second) {
        if (first.length == 0) {
            return second;
        }
        short[] all = new short[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }

    @Override
    public void close() {
        closeConverter();
        av_frame_free(frame);
        av_packet_free(packet);
        container.close();
        input.close();
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
