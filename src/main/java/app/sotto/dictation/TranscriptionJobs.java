package app.sotto.dictation;

import app.sotto.dictation.Dictations.FileRequest;
import app.sotto.tenancy.Caller;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The door for programs that do not wait: a file or an address goes in, and its text is there for a
 * while. Jobs belong to the organisation: each of its programs sees them. Called for the current
 * tenant.
 */
public interface TranscriptionJobs {

    /**
     * Takes audio in; returns once it, or its address, is kept.
     *
     * @param idempotencyKey the same key gives the same job, or null
     * @throws IdempotencyKeyReusedException when the key stands for another request
     * @throws AllowanceSpentException when nothing is left to work with
     * @throws app.sotto.transcription.SpeechUnavailableException naming the model to install
     * @throws app.sotto.recordings.RecordingRefusedException with the sentence for the caller
     */
    Submitted submit(
            Caller caller, Source source, FileRequest request, @Nullable String idempotencyKey)
            throws IOException;

    Optional<TranscriptionJob> find(DictationId id);

    /**
     * Newest first, without their segments.
     *
     * @param after the last of the page before, or null
     */
    List<TranscriptionJob> page(@Nullable DictationId after, int limit);

    /** Stops it where it has not ended; nothing is charged. */
    Optional<TranscriptionJob> cancel(DictationId id);

    /** Where the audio is. */
    sealed interface Source {

        /** Read once, in pieces. */
        record Upload(InputStream audio) implements Source {}

        /** Fetched by the job. */
        record Address(URI url) implements Source {}
    }

    /**
     * What became of a request.
     *
     * @param fresh false where its key had a job already
     */
    record Submitted(TranscriptionJob job, boolean fresh) {}
}
