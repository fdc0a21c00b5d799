package app.sotto.inference.simulated;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/**
 * The words that a simulated node makes of sound. They begin with 'simulated speech' and go on with
 * words that mean nothing, one for each 0.4 s in which something is to be heard. A word depends on
 * the sound at its place alone: the same sound gives the same words, and a longer recording begins
 * with the words of a shorter one, as live dictation needs.
 */
record SimulatedSpeech(List<Segment> segments) {

    /** 2.5 words a second: people dictate at 120 to 160 words a minute. */
    private static final double SECONDS_PER_WORD = 0.4;

    private static final double STAMPS_PER_SECOND = 50;
    private static final int WORDS_PER_SENTENCE = 10;
    private static final int ZLIB_ENDS = 6;
    private static final List<String> ENGLISH_START = List.of("simulated", "speech");
    private static final List<String> CHINESE_START = List.of("模拟", "语音");
    private static final List<String> ENGLISH =
            List.of(
                    ("alpha bravo charlie delta echo foxtrot golf hotel india juliet kilo lima mike"
                                    + " november oscar papa quebec romeo sierra tango uniform"
                                    + " victor whiskey yankee zulu amber birch cedar dune ember"
                                    + " fern grove harbour iris jasper kelp lagoon meadow nectar"
                                    + " orchid pebble quartz river saffron thistle umber violet"
                                    + " willow yarrow zephyr anchor basket candle drawer easel"
                                    + " feather garden hammer island jacket kettle")
                            .split(" "));
    private static final List<String> CHINESE =
            List.of(
                    ("春天 夏日 秋风 冬雪 山川 河流 森林 草原 星空 月光 朝霞 晚云 海洋 沙滩 桥梁 城市 乡村 道路 花园 书本"
                                    + " 铅笔 茶杯 窗户 灯光 钟声 音乐 图画 故事 朋友 邻居 早晨 傍晚 雨水 露珠 石头 木船")
                            .split(" "));

    static SimulatedSpeech of(WavAudio audio, double from, double to, String language) {
        boolean chinese = language.equals("zh");
        var segments = new ArrayList<Segment>();
        var sentence = new ArrayList<String>();
        double start = 0;
        int spoken = 0;
        int words = (int) Math.round((to - from) / SECONDS_PER_WORD);
        for (int i = 0; i < words; i++) {
            double at = stamp(from + i * SECONDS_PER_WORD);
            double end = stamp(Math.min(to, from + (i + 1) * SECONDS_PER_WORD));
            if (audio.isSilent(at, end)) {
                continue;
            }
            if (sentence.isEmpty()) {
                start = at;
            }
            sentence.add(word(spoken++, audio.fingerprint(at, end), chinese));
            if (sentence.size() == WORDS_PER_SENTENCE) {
                segments.add(Segment.of(start, end, sentence, true, chinese));
                sentence.clear();
            }
        }
        if (!sentence.isEmpty()) {
            segments.add(Segment.of(start, stamp(to), sentence, false, chinese));
        }
        return new SimulatedSpeech(List.copyOf(segments));
    }

    /** Whisper's time stamps are multiples of 0.02 s. */
    private static double stamp(double seconds) {
        return Math.round(seconds * STAMPS_PER_SECOND) / STAMPS_PER_SECOND;
    }

    private static String word(int place, int fingerprint, boolean chinese) {
        var start = chinese ? CHINESE_START : ENGLISH_START;
        var words = chinese ? CHINESE : ENGLISH;
        return place < start.size()
                ? start.get(place)
                : words.get(Math.floorMod(fingerprint, words.size()));
    }

    String text() {
        return String.join("", segments.stream().map(Segment::text).toList());
    }

    /**
     * @param start seconds from the beginning of the file
     * @param text with the space before it, as Whisper's tokens have it
     */
    record Segment(double start, double end, String text) {

        static Segment of(
                double start, double end, List<String> words, boolean whole, boolean chinese) {
            if (chinese) {
                return new Segment(start, end, String.join("", words) + (whole ? "。" : ""));
            }
            var text = String.join(" ", words);
            return new Segment(
                    start,
                    end,
                    " "
                            + text.substring(0, 1).toUpperCase(Locale.ROOT)
                            + text.substring(1)
                            + (whole ? "." : ""));
        }

        /** Bytes of the text to bytes of it compressed by zlib, as vLLM reckons it. */
        double compressionRatio() {
            var bytes = text.getBytes(StandardCharsets.UTF_8);
            var deflater = new Deflater();
            try {
                deflater.setInput(bytes);
                deflater.finish();
                int compressed = deflater.deflate(new byte[bytes.length * 2 + 64]);
                return (double) bytes.length / Math.max(compressed, ZLIB_ENDS);
            } finally {
                deflater.end();
            }
        }

        /** From −0.35 to −0.15, as of clear speech. */
        double averageLogProbability() {
            return -0.15 - Math.floorMod(text.hashCode(), 21) / 100.0;
        }
    }
}
