package app.sotto.dictation.gaps;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.DictationSettings;
import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Phrasebooks;
import app.sotto.dictation.commands.Written;
import app.sotto.dictation.dictionary.Dictionary;
import app.sotto.dictation.files.Drafting;
import app.sotto.dictation.files.Heartbeats;
import app.sotto.dictation.files.Polishing;
import app.sotto.dictation.files.Wordless;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.Fillings;
import app.sotto.dictation.library.StaleAttemptException;
import app.sotto.polish.Style;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.TranscriptionFailedException;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Recognises what is lacking of a dictation of the current tenant, stretch by stretch in order of
 * time; each is there as soon as it is done, and stays whatever happens to the next.
 */
@Component
class FillingGaps {

    private static final Logger log = LoggerFactory.getLogger(FillingGaps.class);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(15);
    private static final int MOST_DOUBLINGS = 5;

    private final Fillings fillings;
    private final Attempts attempts;
    private final Stretches stretches;
    private final Recognising recognising;
    private final Polishing polishing;
    private final Dictionary dictionary;
    private final Phrasebooks phrasebooks;
    private final Heartbeats heartbeats;
    private final DictationSettings settings;

    FillingGaps(
            Fillings fillings,
            Attempts attempts,
            Stretches stretches,
            Recognising recognising,
            Polishing polishing,
            Dictionary dictionary,
            Phrasebooks phrasebooks,
            Heartbeats heartbeats,
            DictationSettings settings) {
        this.fillings = fillings;
        this.attempts = attempts;
        this.stretches = stretches;
        this.recognising = recognising;
        this.polishing = polishing;
        this.dictionary = dictionary;
        this.phrasebooks = phrasebooks;
        this.heartbeats = heartbeats;
        this.settings = settings;
    }

    void process(DictationId id) {
        fillings.begin(id).ifPresent(this::process);
    }

    private void process(Attempt attempt) {
        try (var _ = heartbeats.begin(attempt.id())) {
            fill(attempt);
        } catch (StaleAttemptException e) {
            log.info("Dictation {} was deleted or taken over", attempt.id().value());
        } catch (AllowanceSpentException e) {
            unlessStale(attempt, () -> fillings.spent(attempt));
        } catch (RuntimeException e) {
            unlessStale(attempt, () -> failed(attempt, e));
        }
    }

    private void fill(Attempt attempt) {
        polishWhatIsRaw(attempt);
        for (Stretch stretch : stretches.of(attempt, fillings.wanted(attempt))) {
            if (!stretch.speech().isEmpty()) {
                attempts.hold(attempt, stretch.length());
            }
            fillings.fill(attempt, recognising.part(attempt, stretch));
        }
        fillings.end(attempt);
    }

    /** The polished text is joined of the segments' own, which a file's segments do not have. */
    private void polishWhatIsRaw(Attempt attempt) {
        Style style = attempt.hearing().style();
        if (style != null) {
            var phrases = phrasebooks.of(attempt.caller(), attempt.hearing().commands());
            Drafting.ofKnown(attempt, phrases)
                    .unwritten()
                    .forEach(draft -> write(attempt, draft, style));
        }
    }

    private void write(Attempt attempt, Draft draft, Style style) {
        Written written =
                polishing.write(
                        draft, style, attempt.hearing().language(), dictionary.vocabulary(attempt));
        attempts.keep(attempt, draft.index(), written.polished(), written.marks(draft.index()));
    }

    /** Nodes come back, sooner or later; what fails for any other reason is tried a few times. */
    private void failed(Attempt attempt, RuntimeException failure) {
        boolean interrupted = Thread.interrupted();
        int tries = fillings.tries(attempt);
        boolean expected =
                interrupted
                        || failure instanceof TranscriptionFailedException
                        || failure instanceof SpeechUnavailableException;
        if (!expected) {
            log.warn(
                    "What is lacking of dictation {} could not be recognised",
                    attempt.id().value(),
                    Wordless.of(failure));
        }
        if (expected || tries + 1 < settings.tries()) {
            fillings.later(attempt, Instant.now().plus(pause(tries)), !interrupted);
        } else {
            fillings.end(attempt);
        }
    }

    private static Duration pause(int tries) {
        return FIRST_PAUSE.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
    }

    private static void unlessStale(Attempt attempt, Runnable work) {
        try {
            work.run();
        } catch (StaleAttemptException e) {
            log.info("Dictation {} was deleted or taken over", attempt.id().value());
        }
    }
}
