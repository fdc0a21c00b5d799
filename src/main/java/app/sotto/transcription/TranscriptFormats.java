package app.sotto.transcription;

import app.sotto.transcription.Transcript.Segment;
import app.sotto.transcription.Transcript.Word;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;

/** Writes a transcript down in the formats that people and programs take away. */
public final class TranscriptFormats {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private TranscriptFormats() {}

    /** The text alone, a segment a line. */
    public static String txt(Transcript transcript) {
        return transcript.segments().stream()
                .map(segment -> oneLine(segment.text()) + "\n")
                .collect(Collectors.joining());
    }

    /** SubRip subtitles. */
    public static String srt(Transcript transcript) {
        List<Segment> segments = transcript.segments();
        return IntStream.range(0, segments.size())
                .mapToObj(i -> (i + 1) + "\n" + cue(segments.get(i), ','))
                .collect(Collectors.joining());
    }

    /** WebVTT subtitles (W3C), with the three characters escaped that mean something there. */
    public static String vtt(Transcript transcript) {
        return transcript.segments().stream()
                .map(TranscriptFormats::escaped)
                .map(segment -> cue(segment, '.'))
                .collect(Collectors.joining("", "WEBVTT\n\n", ""));
    }

    private static String cue(Segment segment, char point) {
        return "%s --> %s\n%s\n\n"
                .formatted(
                        clock(segment.start(), point),
                        clock(segment.end(), point),
                        oneLine(segment.text()));
    }

    private static Segment escaped(Segment segment) {
        String text =
                segment.text().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        return new Segment(
                segment.start(), segment.end(), text, segment.confidence(), segment.words());
    }

    private static String oneLine(String text) {
        return text.strip().replaceAll("\\s*\\R\\s*", " ");
    }

    private static String clock(Duration time, char point) {
        return "%02d:%02d:%02d%c%03d"
                .formatted(
                        time.toHours(),
                        time.toMinutesPart(),
                        time.toSecondsPart(),
                        point,
                        time.toMillisPart());
    }

    /**
     * Everything: {@code language, model, duration, speech, text, segments[{start, end, text,
     * confidence, words[{start, end, word, estimated}]}]}, times in seconds.
     */
    public static String json(Transcript transcript) {
        Map<String, Object> all = new LinkedHashMap<>();
        if (transcript.language() != null) {
            all.put("language", transcript.language());
        }
        all.put("model", transcript.model());
        all.put("duration", seconds(transcript.duration()));
        all.put("speech", seconds(transcript.speech()));
        all.put("text", transcript.text());
        all.put("segments", each(transcript.segments(), TranscriptFormats::fields));
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> fields(Segment segment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", seconds(segment.start()));
        fields.put("end", seconds(segment.end()));
        fields.put("text", segment.text());
        Double confidence = segment.confidence();
        if (confidence != null) {
            fields.put("confidence", Math.round(confidence * 1000) / 1000.0);
        }
        fields.put("words", each(segment.words(), TranscriptFormats::fields));
        return fields;
    }

    private static Map<String, Object> fields(Word word) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", seconds(word.start()));
        fields.put("end", seconds(word.end()));
        fields.put("word", word.text());
        fields.put("estimated", word.estimated());
        return fields;
    }

    private static <T> List<Map<String, Object>> each(
            List<T> all, Function<T, Map<String, Object>> fields) {
        return all.stream().map(fields).toList();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
