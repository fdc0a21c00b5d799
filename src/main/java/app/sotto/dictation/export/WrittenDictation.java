package app.sotto.dictation.export;

import app.sotto.dictation.editing.Passage;
import app.sotto.dictation.editing.ShownText;
import app.sotto.dictation.editing.Version.Kind;
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
    private final @Nullable ShownText edited;

    /**
     * @param edited the edited text, if there is one to be written
     */
    WrittenDictation(
            DictationDetail dictation, List<FinalSegment> segments, @Nullable ShownText edited) {
        this.dictation = dictation;
        this.segments = segments;
        this.edited = edited;
    }

    /**
     * Subtitles are as edited or else as spoken, and JSON has everything.
     *
     * @param times with the time of each segment; polished text has them where it was polished
     *     segment by segment
     */
    byte[] written(Format format, Kind kind, boolean times) {
        return switch (format) {
            case TXT -> utf8(times || kind != Kind.SPOKEN ? lines(kind, times) : asSpoken());
            case MD -> utf8(Markdown.written(manuscript(kind, times)));
            case DOCX -> WordDocument.written(manuscript(kind, times));
            case PDF -> PdfDocument.written(manuscript(kind, times));
            case SRT -> utf8(TranscriptFormats.srt(transcript(kind)));
            case VTT -> utf8(TranscriptFormats.vtt(transcript(kind)));
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
        return TranscriptFormats.txt(transcript(Kind.SPOKEN));
    }

    private String lines(Kind kind, boolean times) {
        return paragraphs(kind, times).stream()
                .map(one -> (one.at() == null ? "" : "[" + one.clock() + "] ") + one.text() + "\n")
                .collect(Collectors.joining(times ? "" : "\n"));
    }

    private Manuscript manuscript(Kind kind, boolean times) {
        var length = new Paragraph(duration(), "").clock();
        var day = LocalDate.ofInstant(dictation.summary().createdAt(), ZoneOffset.UTC);
        return new Manuscript(title(), day + " · " + length, paragraphs(kind, times));
    }

    private List<Paragraph> paragraphs(Kind kind, boolean times) {
        if (kind == Kind.EDITED) {
            return passages().stream()
                    .map(one -> new Paragraph(times ? one.start() : null, one.text()))
                    .toList();
        }
        boolean polished = kind == Kind.POLISHED;
        boolean bySegment = !polished || segments.stream().allMatch(one -> one.polished() != null);
        if (times && bySegment && !segments.isEmpty()) {
            return segments.stream()
                    .map(one ->
                            new Paragraph(
                                    one.start(),
                                    (polished ? one.polishedOrRaw() : one.text()).strip()))
                    .filter(one -> !one.text().isEmpty())
                    .toList();
        }
        String text = polished ? dictation.polished() : dictation.raw();
        return Manuscript.paragraphs(Objects.requireNonNullElse(text, dictation.raw()));
    }

    private List<Passage> passages() {
        return edited == null ? List.of() : edited.passages();
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
        all.put(
                "edited",
                edited == null ? null : passages().stream().map(WrittenDictation::fields).toList());
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

    private static Map<String, Object> fields(Passage passage) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("start", seconds(passage.start()));
        fields.put("end", seconds(passage.end()));
        fields.put("text", passage.text());
        fields.put("words", passage.words().stream().map(WrittenDictation::fields).toList());
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

    private Transcript transcript(Kind kind) {
        return new Transcript(
                dictation.language(),
                duration(),
                duration(),
                Objects.requireNonNullElse(dictation.model(), ""),
                kind == Kind.EDITED
                        ? passages().stream().map(WrittenDictation::segment).toList()
                        : segments.stream().map(FinalSegment::segment).toList());
    }

    private static Transcript.Segment segment(Passage one) {
        return new Transcript.Segment(
                one.start(), one.end(), one.text(), one.confidence(), one.words());
    }

    private Duration duration() {
        return Objects.requireNonNullElse(dictation.summary().duration(), Duration.ZERO);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
