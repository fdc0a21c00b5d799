package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.polish.Polished;
import app.sotto.polish.Style;
import app.sotto.recordings.RecordingId;
import app.sotto.transcription.Transcriber;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads rows of the history. */
final class Rows {

    private Rows() {}

    static DictationSummary summary(ResultSet row, int number) throws SQLException {
        Long duration = row.getObject("duration_ms", Long.class);
        return new DictationSummary(
                new DictationId(row.getObject("id", UUID.class)),
                row.getString("title"),
                Origin.valueOf(row.getString("origin")),
                Status.valueOf(row.getString("status")),
                Objects.requireNonNull(time(row, "created_at")),
                duration == null ? null : Duration.ofMillis(duration),
                row.getString("preview"),
                progress(row),
                one(Trouble.class, row.getString("trouble")),
                row.getBoolean("demo"),
                one(Filling.State.class, row.getString("filling")),
                row.getBoolean("lacking"));
    }

    static DictationDetail detail(ResultSet row, int number) throws SQLException {
        UUID recording = row.getObject("recording_id", UUID.class);
        return new DictationDetail(
                summary(row, number),
                row.getString("filename"),
                recording == null ? null : new RecordingId(recording),
                row.getObject("sample_rate", Integer.class),
                new Transcriber.Options(
                        row.getString("language"),
                        row.getString("model_asked"),
                        row.getString("prompt"),
                        row.getDouble("temperature"),
                        false),
                row.getString("heard_language"),
                row.getString("model"),
                row.getString("engine"),
                one(Style.class, row.getString("style")),
                Objects.requireNonNullElse(row.getString("raw"), ""),
                row.getString("polished"),
                row.getString("polish_engine"),
                one(Polished.Outcome.class, row.getString("polish_outcome")),
                Polished.Kept.read(row.getString("polish_kept")),
                row.getString("trouble_detail"),
                row.getObject("charged_seconds", Long.class),
                row.getLong("included_micros"),
                row.getLong("overage_micros"),
                row.getObject("deleted_at") != null);
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        Stage stage = one(Stage.class, row.getString("stage"));
        return stage == null
                ? null
                : new Progress(stage, row.getDouble("progress"), time(row, "stage_since"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static <E extends Enum<E>> @Nullable E one(Class<E> type, @Nullable String name) {
        return name == null ? null : Enum.valueOf(type, name);
    }
}
