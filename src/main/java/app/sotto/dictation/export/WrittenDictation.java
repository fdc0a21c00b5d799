package app.sotto.dictation.export;

import app.sotto.dictation.export.Manuscript.Paragraph;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.TranscriptFormats;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** A dictation written down in a format. */
final class WrittenDictation {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final DictationDetail dictation;
    private final List<FinalSegment> segments;

    WrittenDictation(DictationDetail dictation, List<FinalSegment> segments) {
        this.dictation = dictation;
        this.segments = segments;
    }

    /**
     * Subtitles are as spoken in any case, and JSON has both.
     *
     * @param times with the time of each segment; polished text has them where it was polished
     *     segment by segment
     */
    byte[] written(Format format, boolean polished, boolean times) {
        return switch (format) {
            case TXT -> utf8(times || polished ? lines(polished, times) : asSpoken());
            case MD -> utf8(Markdown.written(manuscript(polished, times)));
            case DOCX -> WordDocument.written(manuscript(polished, times));
            case PDF -> PdfDocument.written(manuscript(polished, times));
            case SRT -> utf8(TranscriptFormats.srt(transcript()));
            case VTT -> utf8(TranscriptFormats.vtt(transcript()));
            case JSON -> utf8(json());
        };
    }

    /** The title, without what a file system does not take. */
    String filename() {
        String safe =
                title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ")
                        .replaceAll("^[. ]+|[. ]+$", "");
        return safe.isEmpty() ? "dictation" : safe;
    }

    private String title() {
        return Objects.requireNonNullElse(dictation.summary().title(), "dictation")
                .replaceAll("\\.(wav|mp3|m4a|mp4|ogg|opus|webm|flac)$", "");
    }

    private String asSpoken() {
        return TranscriptFormats.txt(transcript());
    }

    private String lines(boolean polished, boolean times) {
        return paragraphs(polished, times).stream()
                .map(one -> (one.at() == null ? "" : "[" + one.clock() + "] ") + one.text() + "\n")
                .collect(Collectors.joining());
    }

    private Manuscript manuscript(boolean polished, boolean times) {
        var length = new Paragraph(duration(), "").clock();
        var day = LocalDate.ofInstant(dictation.summary().createdAt(), ZoneOffset.UTC);
        return new Manuscript(title(), day + " · " + length, paragraphs(polished, times));
    }

    private List<Paragraph> paragraphs(boolean polished, boolean times) {
        boolean bySegment = !polished || segments.stream().allMatch(one -> one.polished() != null);
        if (times && bySegment && !segments.isEmpty()) {
            return segments.stream()
                    .map(one ->
                            new Paragraph(one.start(), polished ? one.polishedOrRaw() : one.text()))
                    .toList();
        }
        String text = polished ? dictation.polished() : dictation.raw();
        return Objects.requireNonNullElse(text, dictation.raw())
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> new Paragraph(null, line.strip()))
                .toList();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private String json() {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        all.put("id", dictation.summary().id().value());
        all.put("title", dictation.summary().title());
        all.put("created_at", dictation.summary().createdAt().toString());
        all.put("language", dictation.language());
        all.put("model", dictation.model());
        all.put("duration", seconds(duration()));
        all.put("text", dictation.raw());
        all.put("polished", dictation.polished());
        all.put("style", dictation.style() == null ? null : dictation.style().key());
        all.put("polish_engine", dictation.polishEngine());
        all.put("segments", segments.stream().map(WrittenDictation::fields).toList());
        all.values().removeIf(Objects::isNull);
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, @Nullable Object> fields(FinalSegment segment) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("start", seconds(segment.start()));
        fields.put("end", seconds(segment.end()));
        fields.put("text", segment.text());
        fields.put("confidence", segment.confidence());
        fields.put("polished", segment.polished());
        fields.put("words", segment.words().stream().map(WrittenDictation::fields).toList());
        fields.values().removeIf(Objects::isNull);
        return fields;
    }

    private static Map<String, Object> fields(Transcript.Word word) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", seconds(word.start()));
        fields.put("end", seconds(word.end()));
        fields.put("word", word.text());
        fields.put("estimated", word.estimated());
        return fields;
    }

    private Transcript transcript() {
        return new Transcript(
                dictation.language(),
                duration(),
                duration(),
                Objects.requireNonNullElse(dictation.model(), ""),
                segments.stream().map(FinalSegment::segment).toList());
    }

    private Duration duration() {
        return Objects.requireNonNullElse(dictation.summary().duration(), Duration.ZERO);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
