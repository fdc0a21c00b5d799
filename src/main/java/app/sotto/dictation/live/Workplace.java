package app.sotto.dictation.live;

import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.Dictations.Result;
import app.sotto.dictation.files.AbandonedFiles;
import app.sotto.dictation.gaps.FillingQueue;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.Finals;
import app.sotto.dictation.library.Outcome;
import app.sotto.dictation.library.Segments;
import app.sotto.dictation.library.Shelf;
import app.sotto.dictation.library.StaleAttemptException;
import app.sotto.polish.Polished;
import app.sotto.recordings.Recordings;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Engine;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.TranscriptionFailedException;
import app.sotto.usage.Receipt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** What live dictations share: where audio and text are kept, and how one ends. */
@Component
class Workplace {

    private static final Logger log = LoggerFactory.getLogger(Workplace.class);

    private final Recordings recordings;
    private final Attempts attempts;
    private final Segments segments;
    private final Shelf shelf;
    private final AbandonedFiles abandoned;
    private final FillingQueue gaps;
    private final Transcriber transcriber;
    private final CurrentTenant tenant;
    private final DictationSettings settings;

    Workplace(
            Recordings recordings,
            Attempts attempts,
            Segments segments,
            Shelf shelf,
            AbandonedFiles abandoned,
            FillingQueue gaps,
            Transcriber transcriber,
            CurrentTenant tenant,
            DictationSettings settings) {
        this.recordings = recordings;
        this.attempts = attempts;
        this.segments = segments;
        this.shelf = shelf;
        this.abandoned = abandoned;
        this.gaps = gaps;
        this.transcriber = transcriber;
        this.tenant = tenant;
        this.settings = settings;
    }

    Recordings recordings() {
        return recordings;
    }

    Duration patience() {
        return settings.patience();
    }

    <T> T inTenant(Attempt attempt, Supplier<T> work) {
        return tenant.<T, RuntimeException>callAs(attempt.tenant(), work::get);
    }

    /** Saves and settles what was heard; if that cannot be, the kept audio is heard by a job. */
    Result finish(Attempt attempt, Supplier<Ending> ending) {
        return inTenant(
                attempt,
                () -> {
                    try {
                        Ending end = ending.get();
                        if (!end.broken()) {
                            return save(attempt, end);
                        }
                    } catch (StaleAttemptException e) {
                        throw new IllegalStateException("This dictation was ended elsewhere", e);
                    } catch (RuntimeException e) {
                        log.warn(
                                "Live dictation {} could not be finished: {}",
                                attempt.id().value(),
                                e.getClass().getName());
                    }
                    abandoned.finish(attempt.tenant(), attempt.id(), Duration.ZERO);
                    throw new TranscriptionFailedException(
                            "Your audio is safe. It is being transcribed from the recording; look"
                                    + " for it in your library in a moment.",
                            new IllegalStateException("Not finished live"));
                });
    }

    private Result save(Attempt attempt, Ending end) {
        var all = new Finals(segments.of(attempt.id()));
        Engine engine = transcriber.engine(attempt.hearing().options());
        if (end.unheard() != null) {
            attempts.lack(attempt, end.unheard());
        }
        Polished polished = polished(all, end);
        Receipt receipt =
                attempts.complete(
                        attempt,
                        new Outcome(
                                end.heard().language(),
                                end.duration(),
                                end.speech(),
                                engine,
                                List.of(),
                                Map.of(),
                                polished,
                                end.trouble()));
        if (attempt.keep()) {
            gaps.wake(attempt.tenant(), attempt.id());
        } else {
            forget(attempt, Duration.ZERO);
        }
        var transcript =
                new Transcript(
                        end.heard().language(),
                        end.duration(),
                        end.speech(),
                        end.heard().model(),
                        all.segments());
        return new Result(transcript, polished, receipt);
    }

    private static @Nullable Polished polished(Finals all, Ending end) {
        return end.style() == null ? null : all.polished(end.style()).orElse(null);
    }

    private void forget(Attempt attempt, Duration wordless) {
        shelf.forget(attempt.id(), wordless);
        try {
            recordings.delete(attempt.recording());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whoever spoke is not coming back: what was answered by now is charged. */
    void forgetLeft(Attempt attempt, Duration wordless) {
        tenant.runAs(attempt.tenant(), () -> forget(attempt, wordless));
    }

    /** Whether nobody had taken it over. */
    boolean disconnect(Attempt attempt) {
        try {
            tenant.runAs(attempt.tenant(), () -> attempts.disconnect(attempt));
            return true;
        } catch (StaleAttemptException e) {
            log.debug("Dictation {} went on elsewhere", attempt.id().value());
        } catch (RuntimeException e) {
            // Its heartbeat stops, which says the same a little later.
            log.warn("Dictation {} could not be put aside", attempt.id().value());
        }
        return false;
    }
}
