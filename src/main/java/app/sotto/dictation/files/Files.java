package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.ProgressNotes;
import app.sotto.dictation.library.StaleAttemptException;
import app.sotto.tenancy.CurrentTenant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Works on queued files of the current tenant: one in effect, however often its job runs. */
@Component
class Files {

    private static final Logger log = LoggerFactory.getLogger(Files.class);

    private final Attempts attempts;
    private final Transcribing transcribing;
    private final RunningFiles running;
    private final Heartbeats heartbeats;
    private final ProgressNotes notes;
    private final CurrentTenant tenant;
    private final DictationSettings settings;
    private final SpentAudio spent;

    Files(
            Attempts attempts,
            Transcribing transcribing,
            RunningFiles running,
            Heartbeats heartbeats,
            ProgressNotes notes,
            CurrentTenant tenant,
            DictationSettings settings,
            SpentAudio spent) {
        this.attempts = attempts;
        this.transcribing = transcribing;
        this.running = running;
        this.heartbeats = heartbeats;
        this.notes = notes;
        this.tenant = tenant;
        this.settings = settings;
        this.spent = spent;
    }

    void process(DictationId id) {
        attempts.start(id).ifPresent(this::process);
    }

    private void process(Attempt attempt) {
        running.begin(attempt.id());
        try (var _ = heartbeats.begin(attempt.id())) {
            var _ =
                    transcribing.through(
                            attempt,
                            attempt.hearing().options().inBackground(),
                            new Watch(attempt, notes, tenant, FileEvents.NONE));
        } catch (StaleAttemptException e) {
            log.info("Dictation {} was cancelled or taken over", attempt.id().value());
        } catch (RuntimeException e) {
            failed(attempt, e);
        } finally {
            running.end(attempt.id());
            // An interrupt that came to stop this file must not stop the thread's next work.
            var _ = Thread.interrupted();
            spent.delete(attempt.id());
        }
    }

    private void failed(Attempt attempt, RuntimeException thrown) {
        boolean interrupted = Thread.interrupted();
        Failure failure = Failure.of(thrown);
        boolean again = interrupted || (failure.passing() && attempt.tries() < settings.tries());
        try {
            if (again) {
                attempts.postpone(attempt, failure.trouble(), failure.detail());
            } else {
                attempts.fail(attempt, failure.trouble(), failure.detail());
            }
        } catch (StaleAttemptException e) {
            return; // Cancelled: that is what the interrupt was for.
        }
        tell(attempt, failure, thrown);
        if (again) {
            throw new TryAgainException(attempt.id());
        }
    }

    private static void tell(Attempt attempt, Failure failure, RuntimeException thrown) {
        if (failure.passing()) {
            log.warn(
                    "Dictation {} failed: {}",
                    attempt.id().value(),
                    failure.trouble(),
                    Wordless.of(thrown));
        } else {
            log.info("Dictation {} was refused: {}", attempt.id().value(), failure.trouble());
        }
    }
}
