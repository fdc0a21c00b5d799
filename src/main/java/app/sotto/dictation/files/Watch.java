package app.sotto.dictation.files;

import app.sotto.dictation.Dictations.FileEvents;
import app.sotto.dictation.dictionary.Vocabulary;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.ProgressNotes;
import app.sotto.dictation.library.Stage;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Transcriber;
import app.sotto.transcription.Transcriber.Engine;
import app.sotto.transcription.Transcript.Segment;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Notes an attempt's progress, a few times a second at most, and stops its thread once the attempt
 * was cancelled or taken over, on whichever instance that happened.
 */
final class Watch {

    private static final Duration PAUSE = Duration.ofMillis(400);

    private final Attempt attempt;
    private final ProgressNotes notes;
    private final CurrentTenant tenant;
    private final FileEvents events;
    private final Thread worker = Thread.currentThread();
    private @Nullable Stage stage;
    private Instant since = Instant.now();
    private Instant noted = Instant.MIN;
    private volatile @Nullable Spent answered;

    Watch(Attempt attempt, ProgressNotes notes, CurrentTenant tenant, FileEvents events) {
        this.attempt = attempt;
        this.notes = notes;
        this.tenant = tenant;
        this.events = events;
    }

    /** Takes the progress of a stage, from any thread. */
    DoubleConsumer during(Stage newStage) {
        at(newStage, 0);
        return fraction -> at(newStage, fraction);
    }

    /**
     * Takes what comes of recognition.
     *
     * @param whole length of the audio
     * @param words that put right what is told
     */
    Transcriber.Listener hearing(Engine engine, Duration whole, Vocabulary words) {
        DoubleConsumer progress = during(Stage.RECOGNISING);
        return new Transcriber.Listener() {
            @Override
            public void accept(double fraction) {
                progress.accept(fraction);
            }

            @Override
            public void answered(Duration speech) {
                answered = new Spent(speech, whole, engine.model(), Tokens.NONE);
            }

            @Override
            public void heard(List<Segment> segments) {
                events.heard(segments.stream().map(words::corrected).toList());
            }
        };
    }

    /** What models have answered so far, if anything. */
    Optional<Spent> answered() {
        return Optional.ofNullable(answered);
    }

    private synchronized void at(Stage newStage, double fraction) {
        Instant now = Instant.now();
        if (stage != newStage) {
            stage = newStage;
            since = now;
        } else if (now.isBefore(noted.plus(PAUSE))) {
            return;
        }
        noted = now;
        note(newStage, fraction);
    }

    private void note(Stage current, double fraction) {
        try {
            boolean ours =
                    tenant.<Boolean, RuntimeException>callAs(
                            attempt.tenant(), () -> notes.note(attempt, current, fraction, since));
            if (!ours) {
                worker.interrupt();
            }
        } catch (DataAccessException | TransactionException e) {
            // Progress is a courtesy: the work goes on, and the next note may get through.
            noted = Instant.now();
        }
    }
}
