package app.sotto.transcription.decoding;

import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_FLTP;
import static org.bytedeco.ffmpeg.global.avutil.AV_SAMPLE_FMT_S16;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_default;
import static org.bytedeco.ffmpeg.global.avutil.av_channel_layout_uninit;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set_int;
import static org.bytedeco.ffmpeg.global.swresample.swr_alloc_set_opts2;
import static org.bytedeco.ffmpeg.global.swresample.swr_convert;
import static org.bytedeco.ffmpeg.global.swresample.swr_free;
import static org.bytedeco.ffmpeg.global.swresample.swr_get_out_samples;
import static org.bytedeco.ffmpeg.global.swresample.swr_init;

import app.sotto.inference.SpeechWindow;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Turns samples of any rate, format and number of channels into 16 kHz mono 16 bit, with FFmpeg's
 * resampler computing in floats. 16 kHz mono 16 bit comes out as it went in, so one recording in
 * two lossless formats gives the same samples.
 */
public final class ToSpeechRate implements AutoCloseable {

    private static final short[] NOTHING = {};

    private final SwrContext resampler;
    private final PointerPointer<Pointer> planes = new PointerPointer<>(1);
    private ShortPointer out = new ShortPointer(8192);

    /** For interleaved 16 bit mono at {@code rate} Hz. */
    public ToSpeechRate(int rate) {
        this(mono(), AV_SAMPLE_FMT_S16, rate);
    }

    ToSpeechRate(AVChannelLayout layout, int format, int rate) {
        resampler = new SwrContext(null);
        try (AVChannelLayout mono = mono()) {
            int made =
                    swr_alloc_set_opts2(
                            resampler,
                            mono,
                            AV_SAMPLE_FMT_S16,
                            SpeechWindow.SAMPLE_RATE,
                            layout,
                            format,
                            rate,
                            0,
                            null);
            if (made >= 0) {
                av_opt_set_int(resampler, "internal_sample_fmt", AV_SAMPLE_FMT_FLTP, 0);
                made = swr_init(resampler);
            }
            if (made < 0) {
                throw new IllegalArgumentException("Audio at " + rate + " Hz cannot be converted");
            }
            av_channel_layout_uninit(mono);
        }
    }

    private static AVChannelLayout mono() {
        AVChannelLayout layout = new AVChannelLayout();
        av_channel_layout_default(layout, 1);
        return layout;
    }

    /** Converts interleaved samples. */
    public short[] convert(short[] samples) {
        try (ShortPointer in = new ShortPointer(samples);
                PointerPointer<Pointer> source = new PointerPointer<>(1)) {
            return convert(source.put(0, in), samples.length);
        }
    }

    /** Gives the last samples, which the filter held back. */
    public short[] drain() {
        return convert(null, 0);
    }

    short[] convert(@Nullable PointerPointer<?> source, int samples) {
        int room = swr_get_out_samples(resampler, samples);
        if (room > out.capacity()) {
            out.close();
            out = new ShortPointer(room * 2L);
        }
        int made = swr_convert(resampler, planes.put(0, out), room, source, samples);
        if (made <= 0) {
            return NOTHING;
        }
        short[] converted = new short[made];
        out.get(converted);
        return converted;
    }

    @Override
    public void close() {
        swr_free(resampler);
        out.close();
        planes.close();
    }
}
