package app.sotto.gateway.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.dictation.IdempotencyKeyReusedException;
import app.sotto.dictation.TranscriptionJob;
import app.sotto.dictation.TranscriptionJobs;
import app.sotto.dictation.TranscriptionJobs.Source;
import app.sotto.dictation.TranscriptionJobs.Submitted;
import app.sotto.gateway.audio.Hearer;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Charged;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Quoted;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Audio in by upload or by address, text later: {@code /v1/transcription_jobs}. */
@RestController
class TranscriptionJobsController {

    private static final String JOBS = "/v1/transcription_jobs";
    private static final int MOST = 100;

    private final TranscriptionJobs jobs;
    private final Hearer hearer;

    TranscriptionJobsController(TranscriptionJobs jobs, Hearer hearer) {
        this.jobs = jobs;
        this.hearer = hearer;
    }

    /** A page. */
    record JobList(String object, List<JobAnswer> data, @JsonProperty("has_more") boolean more) {}

    @PostMapping(path = JOBS, consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<JobAnswer> submit(
            @AuthenticationPrincipal KeyHolder holder,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @RequestBody Map<String, Object> body)
            throws IOException {
        var fields = JobRequest.fields(body);
        var address = JobRequest.address(fields);
        if (address == null) {
            throw Fields.invalid(
                    "url",
                    "missing_required_parameter",
                    "Name the audio's address as 'url', or upload a file as the field 'file' of a"
                            + " multipart/form-data form.");
        }
        return submit(holder, address, fields, key);
    }

    @PostMapping(JOBS)
    ResponseEntity<JobAnswer> submit(
            @AuthenticationPrincipal KeyHolder holder,
            HttpServletRequest upload,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> fields)
            throws IOException {
        var address = JobRequest.address(fields);
        if (address != null) {
            if (Fields.hasFile(upload)) {
                throw Fields.invalid(
                        "url",
                        "invalid_value",
                        "Both 'url' and 'file' name audio, and a job has one. Send either.");
            }
            return submit(holder, address, fields, key);
        }
        try (InputStream audio = Fields.file(upload)) {
            return submit(holder, new Source.Upload(audio), fields, key);
        }
    }

    private ResponseEntity<JobAnswer> submit(
            KeyHolder holder,
            Source source,
            MultiValueMap<String, String> fields,
            @Nullable String key)
            throws IOException {
        var submitted =
                submit(
                        holder,
                        source,
                        hearer.permitted(holder, JobRequest.of(fields)),
                        JobRequest.key(key));
        var answer =
                submitted.fresh()
                        ? ResponseEntity.accepted()
                        : ResponseEntity.ok().header("Idempotent-Replayed", "true");
        return answer.header("Location", JOBS + "/" + submitted.job().id().value())
                .body(JobAnswer.of(submitted.job()));
    }

    private Submitted submit(
            KeyHolder holder, Source source, FileRequest request, @Nullable String key)
            throws IOException {
        try {
            return jobs.submit(holder.caller(), source, request, key);
        } catch (IdempotencyKeyReusedException e) {
            throw new ApiErrorException(
                    new ApiError(
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            String.valueOf(e.getMessage()),
                            "idempotency_error",
                            "Idempotency-Key",
                            "idempotency_key_reused",
                            null));
        }
    }

    @GetMapping(JOBS)
    JobList list(
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String after) {
        int most = limit(limit);
        var page = jobs.page(after == null ? null : known(after).id(), most + 1);
        return new JobList(
                "list",
                page.stream().limit(most).map(JobAnswer::line).toList(),
                page.size() > most);
    }

    @GetMapping(JOBS + "/{id}")
    ResponseEntity<JobAnswer> find(@PathVariable String id) {
        return told(known(id));
    }

    @DeleteMapping(JOBS + "/{id}")
    ResponseEntity<JobAnswer> cancel(@PathVariable String id) {
        return told(jobs.cancel(id(id)).orElseThrow(() -> unknown(id)));
    }

    /** What a completed job came to is in the headers, as with everything that is billed. */
    private static ResponseEntity<JobAnswer> told(TranscriptionJob job) {
        var receipt = job.receipt();
        return (receipt == null ? ResponseEntity.ok() : Charged.answer(receipt))
                .body(JobAnswer.of(job));
    }

    private TranscriptionJob known(String id) {
        return jobs.find(id(id)).orElseThrow(() -> unknown(id));
    }

    private static DictationId id(String id) {
        try {
            return new DictationId(UUID.fromString(id));
        } catch (IllegalArgumentException _) {
            throw unknown(id);
        }
    }

    private static int limit(@Nullable String limit) {
        try {
            int most = limit == null ? 20 : Integer.parseInt(limit.strip());
            if (most >= 1 && most <= MOST) {
                return most;
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw Fields.invalid("limit", "invalid_value", "A page has 1 to " + MOST + " jobs.");
    }

    private static ApiErrorException unknown(String id) {
        return new ApiErrorException(
                ApiError.of(
                        HttpStatus.NOT_FOUND,
                        "job_not_found",
                        "There is no transcription job '"
                                + Quoted.of(id)
                                + "'. A job is forgotten a day after it ended."));
    }
}
