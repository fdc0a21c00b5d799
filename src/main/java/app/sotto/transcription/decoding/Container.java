package app.sotto.transcription.decoding;

import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_parameters_to_context;
import static org.bytedeco.ffmpeg.global.avformat.AVPROBE_SCORE_RETRY;
import static org.bytedeco.ffmpeg.global.avformat.av_find_best_stream;
import static org.bytedeco.ffmpeg.global.avformat.av_probe_input_buffer2;
import static org.bytedeco.ffmpeg.global.avformat.avformat_alloc_context;
import static org.bytedeco.ffmpeg.global.avformat.avformat_close_input;
import static org.bytedeco.ffmpeg.global.avformat.avformat_find_stream_info;
import static org.bytedeco.ffmpeg.global.avformat.avformat_open_input;
import static org.bytedeco.ffmpeg.global.avutil.AVMEDIA_TYPE_AUDIO;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_free;
import static org.bytedeco.ffmpeg.global.avutil.av_dict_set;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import java.util.Set;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.javacpp.PointerPointer;

/** An opened file with its sound track: FFmpeg's demuxer and decoder, from a short list of each. */
final class Container implements AutoCloseable {

    /** Names as FFmpeg's demuxers call themselves; the first of several. */
    private static final Set<String> FORMATS =
            Set.of("wav", "w64", "mp3", "mov", "ogg", "matroska", "flac", "aac", "aiff", "caf");

    private static final String CODECS =
            "mp3float,mp3,aac,aac_latm,alac,opus,vorbis,flac,ac3,amrnb,amrwb,"
                    + "pcm_s16le,pcm_s16be,pcm_s24le,pcm_s24be,pcm_s32le,pcm_s32be,pcm_u8,pcm_s8,"
                    + "pcm_f32le,pcm_f32be,pcm_f64le,pcm_mulaw,pcm_alaw,adpcm_ms,adpcm_ima_wav,"
                    + "adpcm_ima_qt,gsm_ms";

    /** Bytes looked at to find the tracks; more only delays the refusal of what is no audio. */
    private static final int PROBE = 5 << 20;

    static {
        // What FFmpeg writes about broken files goes to the speaker as a sentence instead.
        av_log_set_level(AV_LOG_QUIET);
    }

    private final AVFormatContext format;
    private final AVCodecContext decoder;
    private final int track;

    private Container(AVFormatContext format, AVCodecContext decoder, int track) {
        this.format = format;
        this.decoder = decoder;
        this.track = track;
    }

    static Container open(ChannelInput input) {
        AVInputFormat kind = recognise(input);
        AVFormatContext format = openFormat(input, kind);
        try {
            if (avformat_find_stream_info(format, (PointerPointer<?>) null) < 0) {
                input.rethrow();
                throw Refusals.corrupt();
            }
            int track = av_find_best_stream(format, AVMEDIA_TYPE_AUDIO, -1, -1, (AVCodec) null, 0);
            if (track < 0) {
                throw Refusals.noSoundTrack();
            }
            return new Container(format, openDecoder(format.streams(track).codecpar()), track);
        } catch (RuntimeException e) {
            avformat_close_input(format);
            throw e;
        }
    }

    private static AVInputFormat recognise(ChannelInput input) {
        AVInputFormat kind = new AVInputFormat(null);
        int score = av_probe_input_buffer2(input.context(), kind, "", null, 0, PROBE);
        input.rethrow();
        if (score < AVPROBE_SCORE_RETRY || !FORMATS.contains(name(kind))) {
            throw Refusals.notAudio();
        }
        return kind;
    }

    private static String name(AVInputFormat kind) {
        return kind.name().getString().split(",", 2)[0];
    }

    private static AVFormatContext openFormat(ChannelInput input, AVInputFormat kind) {
        AVFormatContext format = avformat_alloc_context();
        format.pb(input.context());
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "format_whitelist", kind.name().getString(), 0);
        av_dict_set(options, "codec_whitelist", CODECS, 0);
        // On failure FFmpeg frees the format context itself.
        int opened = avformat_open_input(format, "", kind, options);
        av_dict_free(options);
        if (opened < 0) {
            input.rethrow();
            throw Refusals.corrupt();
        }
        return format;
    }

    private static AVCodecContext openDecoder(AVCodecParameters parameters) {
        AVCodec codec = avcodec_find_decoder(parameters.codec_id());
        if (codec == null || codec.isNull()) {
            throw Refusals.noSoundTrack();
        }
        AVCodecContext decoder = avcodec_alloc_context3(codec);
        AVDictionary options = new AVDictionary(null);
        av_dict_set(options, "codec_whitelist", CODECS, 0);
        av_dict_set(options, "threads", "1", 0);
        int opened = avcodec_parameters_to_context(decoder, parameters);
        if (opened >= 0) {
            opened = avcodec_open2(decoder, codec, options);
        }
        av_dict_free(options);
        if (opened < 0) {
            avcodec_free_context(decoder);
            throw Refusals.noSoundTrack();
        }
        return decoder;
    }

    AVFormatContext format() {
        return format;
    }

    AVCodecContext decoder() {
        return decoder;
    }

    int track() {
        return track;
    }

    @Override
    public void close() {
        avcodec_free_context(decoder);
        avformat_close_input(format);
    }
}
