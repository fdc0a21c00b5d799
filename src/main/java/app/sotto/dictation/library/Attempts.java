package app.sotto.dictation.library;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.dictation.events.DictationCompleted;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.dictation.events.TranscriptionJobFailed;
import app.sotto.polish.Polished;
import app.sotto.recordings.RecordingId;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Standing;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Estimate;
import app.sotto.usage.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The short transactions of a dictation's way: every one locks the row, checks that the attempt is
 * still the newest, and moves row and ledger together. No model works while one is open.
 */
@Component
@Transactional
public class Attempts {

    private final KeptDictations dictations;
    private final Segments segments;
    private final Gaps gaps;
    private final Allowance allowance;
    private final CurrentTenant tenant;
    private final ApplicationEventPublisher events;

    Attempts(
            KeptDictations dictations,
            Segments segments,
            Gaps gaps,
            Allowance allowance,
            CurrentTenant tenant,
            ApplicationEventPublisher events) {
        this.dictations = dictations;
        this.segments = segments;
        this.gaps = gaps;
        this.allowance = allowance;
        this.tenant = tenant;
        this.events = events;
    }

    /** Begins an attempt at a file; empty where it was cancelled, deleted or done meanwhile. */
    public Optional<Attempt> start(DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> one.status() == Status.QUEUED || one.status() == Status.RUNNING)
                .filter(one -> !one.deleted() && one.recording().isPresent())
                .map(one -> {
                    one.start();
                    return snapshot(one);
                });
    }

    /** Takes a live dictation up again; empty where it is another's, or has ended. */
    public Optional<Attempt> resume(Caller caller, DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> one.belongsTo(caller) && one.status() == Status.RECORDING)
                .map(one -> {
                    one.resume();
                    return snapshot(one);
                });
    }

    /** The connection is gone; what is kept waits. */
    public void disconnect(Attempt attempt) {
        mine(attempt).disconnect();
    }

    /**
     * Holds the speech found, together with the row that remembers the hold. A hold that a dead
     * attempt left is used again.
     *
     * @throws AllowanceSpentException when there is not enough left; nothing stays held
     */
    public void hold(Attempt attempt, Duration speech) {
        Dictation one = mine(attempt);
        var before = one.reservation();
        if (before.isPresent()) {
            if (!allowance.extend(before.get(), Estimate.speech(speech))) {
                throw new AllowanceSpentException(allowance.standing().renewsAt());
            }
            one.holds(before.get(), speech);
            return;
        }
        switch (allowance.hold(
                attempt.caller(), attempt.origin().source(), Estimate.speech(speech))) {
            case Admission.Granted granted -> one.holds(granted.reservation(), speech);
            case Admission.Exhausted exhausted ->
                    throw new AllowanceSpentException(exhausted.renewsAt());
        }
    }

    /** Holds more while a person speaks: {@code total}, or all that is left. */
    public Held holdUpTo(Attempt attempt, Duration total) {
        Dictation one = mine(attempt);
        Duration held = Duration.ofSeconds(one.heldSeconds());
        var reservation = one.reservation().orElseThrow(StaleAttemptException::new);
        Standing standing = allowance.standing();
        Duration most = held.plusSeconds(allowance.secondsLeft(attempt.caller()));
        Duration wanted = total.compareTo(most) > 0 ? most : total;
        if (wanted.compareTo(held) > 0 && allowance.extend(reservation, Estimate.speech(wanted))) {
            one.holds(reservation, wanted);
            return new Held(wanted, standing.renewsAt());
        }
        return new Held(held, standing.renewsAt());
    }

    /**
     * What is held for a dictation.
     *
     * @param renewsAt when there will be more, once there is no more
     */
    public record Held(Duration total, Instant renewsAt) {}

    /** Keeps a live segment. It will not change any more. */
    public void keep(Attempt attempt, int index, Transcript.Segment segment, Duration speech) {
        segments.add(attempt, index, segment, speech);
    }

    /** Keeps a live segment's polished text, and what was obeyed of it. */
    public void keep(Attempt attempt, int index, Polished polished, List<Mark> marks) {
        mine(attempt).speaksIn(polished.style());
        segments.polish(attempt, index, polished);
        segments.mark(attempt.id(), index, marks);
    }

    /** Notes what could not be recognised. Its audio is kept. */
    public void lack(Attempt attempt, Gap gap) {
        var _ = mine(attempt);
        if (gap.length().toMillis() > 0) {
            gaps.add(attempt, gap);
        }
    }

    /** Saves text, ledger and row in one; a second settle is a no-op in the ledger. */
    public Receipt complete(Attempt attempt, Outcome outcome) {
        Dictation one = mine(attempt);
        int index = new Finals(segments.of(attempt.id())).nextIndex();
        for (Transcript.Segment segment : outcome.fresh()) {
            segments.add(attempt, index++, segment);
        }
        outcome.marks().forEach((at, marks) -> segments.mark(attempt.id(), at, marks));
        Receipt receipt = settle(one, outcome);
        one.costs(receipt);
        one.holdsNothing();
        List<Gap> lacking = gaps.of(attempt.id());
        Outcome whole = lacking.isEmpty() ? outcome : outcome.with(Trouble.of(lacking));
        one.complete(whole, text(attempt), outcome.chargedSeconds());
        if (attempt.keep() && lacking.stream().anyMatch(Attempts::comesByItself)) {
            one.wantFilling(false);
        } else {
            events.publishEvent(
                    new DictationCompleted(
                            attempt.tenant().value(),
                            attempt.id().value(),
                            outcome.chargedSeconds(),
                            attempt.keep()));
        }
        if (one.isJob()) {
            events.publishEvent(
                    new TranscriptionJobCompleted(
                            attempt.tenant().value(),
                            attempt.id().value(),
                            outcome.chargedSeconds()));
        }
        return receipt;
    }

    private static boolean comesByItself(Gap gap) {
        return gap.kind() == Gap.Kind.UNRECOGNISED;
    }

    private Receipt settle(Dictation one, Outcome outcome) {
        var reservation = one.reservation();
        if (reservation.isEmpty()) {
            return Receipt.NOTHING;
        }
        if (outcome.speech().isZero()) {
            allowance.release(reservation.get());
            return Receipt.NOTHING;
        }
        Polished polished = outcome.polished();
        return allowance.settle(
                reservation.get(),
                new Spent(
                        outcome.speech(),
                        outcome.duration(),
                        outcome.engine().model(),
                        polished == null
                                ? Tokens.NONE
                                : Tokens.of(polished.promptTokens(), polished.completionTokens())));
    }

    private String text(Attempt attempt) {
        List<String> texts = segments.of(attempt.id()).stream().map(FinalSegment::text).toList();
        return Joining.join(texts);
    }

    /** Ends it without text; nothing is charged, the audio stays. */
    public void fail(Attempt attempt, Trouble why, @Nullable String detail) {
        Dictation one = mine(attempt);
        release(one);
        one.fail(why, detail);
        tellFailed(one);
    }

    /** Whether a job still waits for its audio. */
    public boolean isToBeFetched(DictationId id) {
        return dictations.alone(id.value()).filter(Dictation::isToBeFetched).isPresent();
    }

    /** Gives a job the audio that was fetched for it: the round to enqueue, if it still waits. */
    public OptionalInt receive(DictationId id, RecordingId audio) {
        var waiting = dictations.alone(id.value()).filter(Dictation::isToBeFetched);
        waiting.ifPresent(one -> one.receive(audio));
        return waiting.map(one -> OptionalInt.of(one.round())).orElse(OptionalInt.empty());
    }

    /**
     * A job's audio could not be fetched.
     *
     * @param tries how often it is tried
     * @return whether it is to be tried again
     */
    public boolean missed(DictationId id, @Nullable String why, int tries) {
        var waiting = dictations.alone(id.value()).filter(Dictation::isToBeFetched);
        boolean again = waiting.filter(one -> one.tries() + 1 < tries).isPresent();
        waiting.ifPresent(one -> {
            one.missed(why, again);
            if (!again) {
                tellFailed(one);
            }
        });
        return again;
    }

    private void tellFailed(Dictation one) {
        if (one.isJob()) {
            events.publishEvent(
                    new TranscriptionJobFailed(tenant.require().value(), one.id().value()));
        }
    }

    /** Puts it back for the job's next try; nothing stays held meanwhile. */
    public void postpone(Attempt attempt, Trouble why, @Nullable String detail) {
        Dictation one = mine(attempt);
        release(one);
        one.postpone(why, detail);
    }

    private void release(Dictation one) {
        one.reservation().ifPresent(allowance::release);
        one.holdsNothing();
    }

    private Dictation mine(Attempt attempt) {
        Dictation one =
                dictations.alone(attempt.id().value()).orElseThrow(StaleAttemptException::new);
        one.requireAttempt(attempt.number());
        return one;
    }

    /** What comes after all that is final is heard again, so that nothing of it is lacking yet. */
    private Attempt snapshot(Dictation one) {
        var finals = new Finals(segments.of(one.id()));
        gaps.forgetFrom(one.id(), finals.end());
        return one.attempt(tenant.require(), finals);
    }
}
