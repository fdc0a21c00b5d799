package app.sotto.gateway.jobs;

import app.sotto.dictation.TranscriptionJob;
import app.sotto.dictation.TranscriptionJob.State;
import app.sotto.gateway.audio.VerboseSegment;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * A job on the wire. Times are seconds since 1970; what is not known yet is null.
 *
 * @param progress 0 to 1
 * @param expiresAt when it is forgotten
 * @param duration of the audio, in seconds
 * @param segments null in lists, and until it is completed
 */
@Schema(name = "Job")
@JsonNaming(SnakeCaseStrategy.class)
record JobAnswer(
        String id,
        String object,
        String status,
        double progress,
        long createdAt,
        @Nullable Long startedAt,
        @Nullable Long finishedAt,
        @Nullable Long expiresAt,
        @Nullable String model,
        @Nullable String language,
        @Nullable Double duration,
        @Nullable String text,
        @Nullable List<VerboseSegment> segments,
        @Nullable Usage usage,
        @Nullable Problem error) {

    static final String OBJECT = "transcription_job";

    /** As in a transcription: {@code duration}, and whole seconds of speech. */
    @Schema(name = "SpeechUsage")
    record Usage(String type, long seconds) {}

    /** Why there is no text. */
    @Schema(name = "JobError")
    record Problem(String code, String message) {}

    static JobAnswer of(TranscriptionJob job) {
        return of(
                job,
                job.state() == State.COMPLETED
                        ? VerboseSegment.all(job.segments(), job.temperature())
                        : null);
    }

    static JobAnswer line(TranscriptionJob job) {
        return of(job, null);
    }

    private static JobAnswer of(TranscriptionJob job, @Nullable List<VerboseSegment> segments) {
        var receipt = job.receipt();
        var problem = job.problem();
        return new JobAnswer(
                job.id().value().toString(),
                OBJECT,
                job.state().name().toLowerCase(Locale.ROOT),
                Math.round(job.progress() * 1_000) / 1_000.0,
                job.createdAt().getEpochSecond(),
                seconds(job.startedAt()),
                seconds(job.finishedAt()),
                seconds(job.expiresAt()),
                job.model(),
                job.language(),
                seconds(job.duration()),
                job.text(),
                segments,
                receipt == null ? null : new Usage("duration", receipt.seconds()),
                problem == null ? null : JobProblem.of(problem));
    }

    private static @Nullable Long seconds(@Nullable Instant time) {
        return time == null ? null : time.getEpochSecond();
    }

    private static @Nullable Double seconds(@Nullable Duration time) {
        return time == null ? null : time.toMillis() / 1000.0;
    }
}
