package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.TranscriptionJob;
import app.sotto.dictation.TranscriptionJob.Problem;
import app.sotto.dictation.TranscriptionJob.Reason;
import app.sotto.dictation.TranscriptionJob.State;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Segments;
import app.sotto.dictation.library.Stage;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a dictation's row as a job. */
@Component
class JobRows {

    /** Finding speech is quick; the models take the rest. */
    private static final double SURVEY = 0.1;

    private final Segments segments;
    private final JobSettings settings;

    JobRows(Segments segments, JobSettings settings) {
        this.segments = segments;
        this.settings = settings;
    }

    TranscriptionJob whole(ResultSet row, int number) throws SQLException {
        boolean completed = state(row) == State.COMPLETED;
        return job(
                row,
                completed
                        ? segments.of(id(row)).stream().map(FinalSegment::segment).toList()
                        : List.of());
    }

    TranscriptionJob line(ResultSet row, int number) throws SQLException {
        return job(row, List.of());
    }

    private TranscriptionJob job(ResultSet row, List<Transcript.Segment> said) throws SQLException {
        State state = state(row);
        boolean completed = state == State.COMPLETED;
        Instant finished = time(row, "finished_at");
        Long length = row.getObject("duration_ms", Long.class);
        return new TranscriptionJob(
                id(row),
                state,
                progress(row, state),
                Objects.requireNonNull(time(row, "created_at")),
                time(row, "started_at"),
                finished,
                finished == null ? null : finished.plus(settings.retention()),
                row.getDouble("temperature"),
                row.getString("heard_language"),
                completed && length != null ? Duration.ofMillis(length) : null,
                row.getString("model"),
                completed ? row.getString("raw") : null,
                said,
                completed ? receipt(row) : null,
                state == State.FAILED ? problem(row) : null);
    }

    private static DictationId id(ResultSet row) throws SQLException {
        return new DictationId(row.getObject("id", UUID.class));
    }

    private static State state(ResultSet row) throws SQLException {
        return switch (Status.valueOf(row.getString("status"))) {
            case QUEUED -> State.QUEUED;
            case RECORDING, RUNNING -> State.RUNNING;
            case COMPLETED -> State.COMPLETED;
            case FAILED -> State.FAILED;
            case CANCELLED -> State.CANCELLED;
        };
    }

    private static double progress(ResultSet row, State state) throws SQLException {
        String stage = row.getString("stage");
        if (state == State.COMPLETED) {
            return 1;
        }
        if (state != State.RUNNING || stage == null) {
            return 0;
        }
        double fraction = row.getDouble("progress");
        return switch (Stage.valueOf(stage)) {
            case SURVEYING -> SURVEY * fraction;
            case RECOGNISING -> SURVEY + (1 - SURVEY) * fraction;
            case POLISHING -> 1;
        };
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        return new Receipt(
                row.getLong("charged_seconds"),
                0,
                row.getLong("included_micros"),
                row.getLong("overage_micros"));
    }

    private static Problem problem(ResultSet row) throws SQLException {
        String trouble = row.getString("trouble");
        return new Problem(
                trouble == null ? Reason.UNEXPECTED : reason(Trouble.valueOf(trouble)),
                row.getString("trouble_detail"));
    }

    private static Reason reason(Trouble trouble) {
        return switch (trouble) {
            case EMPTY -> Reason.EMPTY;
            case NOT_AUDIO -> Reason.NOT_AUDIO;
            case CORRUPT -> Reason.CORRUPT;
            case TOO_LONG -> Reason.TOO_LONG;
            case NOT_FETCHED -> Reason.NOT_FETCHED;
            case NO_ENGINE -> Reason.NO_ENGINE;
            case NO_CAPACITY -> Reason.NO_CAPACITY;
            case ALLOWANCE_SPENT -> Reason.ALLOWANCE_SPENT;
            case SILENT, ALLOWANCE_RAN_OUT, PARTS_MISSING, UNEXPECTED -> Reason.UNEXPECTED;
        };
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
