package app.sotto.dictation.export;

import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.TranscriptFormats;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

    /** As it was spoken. */
    String raw(Format format) {
        Transcript transcript = transcript();
        return switch (format) {
            case TXT -> TranscriptFormats.txt(transcript);
            case SRT -> TranscriptFormats.srt(transcript);
            case VTT -> TranscriptFormats.vtt(transcript);
            case JSON -> json();
        };
    }

    /** As it was polished. Subtitles stay as spoken: polished text has no times of its own. */
    String polished(Format format) {
        return format == Format.TXT
                ? Objects.requireNonNullElse(dictation.polished(), dictation.raw()) + "\n"
                : raw(format);
    }

    /** A name that every file system takes. */
    String filename(Format format) {
        String title = Objects.requireNonNullElse(dictation.summary().title(), "dictation");
        String safe =
                title.replaceAll("\\.(wav|mp3|m4a|mp4|ogg|opus|webm|flac)$", "")
                        .replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]+", " ")
                        .replaceAll("^[. ]+|[. ]+$", "");
        return (safe.isEmpty() ? "dictation" : safe) + "." + format.extension();
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
        fields.values().removeIf(Objects::isNull);
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
