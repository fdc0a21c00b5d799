package app.sotto.dictation.library;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.events.CallerLeft;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with a dictation of their own, and what time does with it. */
@Component
@Transactional
public class Shelf {

    private final KeptDictations dictations;
    private final Segments segments;
    private final Allowance allowance;
    private final CurrentTenant tenant;
    private final ApplicationEventPublisher events;

    Shelf(
            KeptDictations dictations,
            Segments segments,
            Allowance allowance,
            CurrentTenant tenant,
            ApplicationEventPublisher events) {
        this.dictations = dictations;
        this.segments = segments;
        this.allowance = allowance;
        this.tenant = tenant;
        this.events = events;
    }

    public void rename(Caller caller, DictationId id, String title) {
        own(caller, id).ifPresent(one -> one.rename(title));
    }

    /**
     * Puts it out of sight, stopping what is under way; {@link #restore} brings it back until it
     * expires.
     */
    public void trash(Caller caller, DictationId id) {
        own(caller, id)
                .ifPresent(one -> {
                    stop(one);
                    one.trash();
                });
    }

    private void stop(Dictation one) {
        if (one.status() == Status.RECORDING) {
            settleAnswered(one);
        } else if (one.status().underWay()) {
            release(one);
        }
        if (one.status().underWay()) {
            one.cancel();
        }
        if (one.filling().isRunning()) {
            release(one);
            one.fillAgain(Instant.now(), false);
        }
    }

    public void restore(Caller caller, DictationId id) {
        own(caller, id).ifPresent(Dictation::restore);
    }

    /** Whether there was anything to stop. */
    public boolean cancel(Caller caller, DictationId id) {
        var stopped = own(caller, id).filter(one -> one.status().underWay());
        stopped.ifPresent(this::stop);
        return stopped.isPresent();
    }

    /** The same for a job, which any program of its organisation may stop. */
    public boolean cancelJob(DictationId id) {
        var stopped =
                dictations.alone(id.value()).filter(one -> one.isJob() && one.status().underWay());
        stopped.ifPresent(this::stop);
        return stopped.isPresent();
    }

    /** The audio of a job that has ended, which is of no more use. */
    public Optional<RecordingId> emptied(DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> one.isJob() && !one.status().underWay())
                .flatMap(Dictation::giveUpRecording);
    }

    /** Takes its audio from a dictation that has ended; the text stays. */
    public Optional<RecordingId> mute(DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> !one.status().underWay())
                .flatMap(Dictation::giveUpRecording);
    }

    /** How long its owner wants to have it. */
    public void keepUntil(Caller caller, DictationId id, Kept until) {
        own(caller, id).ifPresent(one -> one.keepUntil(until));
    }

    /** The same, as it was said last; empty for anybody else's. */
    @Transactional(readOnly = true)
    public Optional<Kept> keptUntil(Caller caller, DictationId id) {
        return own(caller, id).map(Dictation::keptUntil);
    }

    /**
     * The owner's own wish, which can only be shorter than the organisation's rule.
     *
     * @param audio null: as long as the text
     * @param text null: as long as the organisation keeps it
     */
    public record Kept(@Nullable Instant audio, @Nullable Instant text) {}

    /** Whoever may see it has the text. */
    public void deliver(DictationId id) {
        dictations.alone(id.value()).ifPresent(Dictation::deliver);
    }

    /** The round to enqueue, where another try makes sense. */
    public OptionalInt retry(Caller caller, DictationId id) {
        var again = own(caller, id).filter(one -> one.status().retriable() && !one.deleted());
        again.ifPresent(Dictation::retry);
        return again.map(one -> OptionalInt.of(one.round())).orElse(OptionalInt.empty());
    }

    /**
     * Nobody came back to a live dictation: it becomes a file to be finished.
     *
     * @return the round to enqueue, unless somebody did come back
     */
    public OptionalInt abandon(DictationId id, Duration window) {
        var left =
                dictations
                        .alone(id.value())
                        .filter(one -> one.status() == Status.RECORDING && one.silentFor(window));
        left.ifPresent(Dictation::abandon);
        return left.map(one -> OptionalInt.of(one.round())).orElse(OptionalInt.empty());
    }

    /** The job of a running file is gone for good: the round of the job that takes over. */
    public OptionalInt requeue(DictationId id, Duration window) {
        var left =
                dictations
                        .alone(id.value())
                        .filter(one -> one.status() == Status.RUNNING && one.silentFor(window));
        left.ifPresent(Dictation::requeue);
        return left.map(one -> OptionalInt.of(one.round())).orElse(OptionalInt.empty());
    }

    /**
     * Forgets row and text for good. Live speech that was answered before its caller left is
     * charged; all else that was held is freed.
     *
     * @return the audio that is to be forgotten too
     */
    public Optional<RecordingId> forget(DictationId id) {
        return forget(id, Duration.ZERO);
    }

    /**
     * The same at once for live speech.
     *
     * @param wordless speech after the last words, in which a model found none
     */
    public Optional<RecordingId> forget(DictationId id, Duration wordless) {
        return dictations.alone(id.value()).flatMap(one -> forget(one, wordless));
    }

    private Optional<RecordingId> forget(Dictation one, Duration wordless) {
        if (one.status() == Status.RECORDING) {
            settleAnswered(one, wordless);
        } else {
            release(one);
        }
        dictations.delete(one);
        return one.recording();
    }

    /** Whoever waited for it has left: what was answered before is charged, nothing else. */
    public void leave(DictationId id, Spent answered) {
        dictations
                .alone(id.value())
                .ifPresent(one -> {
                    one.reservation()
                            .map(held -> allowance.settle(held, answered))
                            .ifPresent(receipt -> tellLeft(id, receipt));
                    one.holdsNothing();
                });
    }

    private void tellLeft(DictationId id, Receipt receipt) {
        events.publishEvent(
                new CallerLeft(tenant.require().value(), id.value(), receipt.seconds()));
    }

    private void settleAnswered(Dictation one) {
        settleAnswered(one, Duration.ZERO);
    }

    private void settleAnswered(Dictation one, Duration wordless) {
        var answered = new Finals(segments.of(one.id()));
        Duration speech = answered.speech().plus(wordless);
        var reservation = one.reservation();
        if (reservation.isEmpty() || speech.isZero()) {
            release(one);
            return;
        }
        allowance.settle(
                reservation.get(),
                new Spent(speech, answered.end(), one.modelOrAsked(), Tokens.NONE));
        one.holdsNothing();
    }

    private void release(Dictation one) {
        one.reservation().ifPresent(allowance::release);
        one.holdsNothing();
    }

    private Optional<Dictation> own(Caller caller, DictationId id) {
        return dictations.alone(id.value()).filter(one -> one.belongsTo(caller));
    }
}
