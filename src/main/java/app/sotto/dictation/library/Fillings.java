package app.sotto.dictation.library;

import app.sotto.dictation.AllowanceSpentException;
import app.sotto.dictation.DictationId;
import app.sotto.dictation.Mark;
import app.sotto.dictation.events.DictationCompleted;
import app.sotto.polish.Polished;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.Joining;
import app.sotto.transcription.Transcript;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The short transactions by which a completed dictation gets what is lacking of it. What was final
 * and charged before stays as it is; each part that is added brings its own hold and settlement.
 */
@Component
@Transactional
public class Fillings {

    private final KeptDictations dictations;
    private final Segments segments;
    private final Gaps gaps;
    private final Allowance allowance;
    private final CurrentTenant tenant;
    private final ApplicationEventPublisher events;

    Fillings(
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

    /** The round to enqueue, where something waits to be recognised by itself. */
    public OptionalInt waiting(DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> one.filling().state() == Filling.State.WAITING && !one.deleted())
                .map(one -> OptionalInt.of(one.round()))
                .orElse(OptionalInt.empty());
    }

    /**
     * A person wants the rest of their own dictation; asked twice, it is done once.
     *
     * @return the round to enqueue, unless nothing is lacking or it is being done
     * @throws AllowanceSpentException when there are no minutes for it; nothing was started
     */
    public OptionalInt ask(Caller caller, DictationId id) {
        var lacking =
                dictations
                        .alone(id.value())
                        .filter(one -> one.belongsTo(caller) && !one.deleted())
                        .filter(one -> one.status() == Status.COMPLETED)
                        .filter(one -> !one.filling().isWanted() && !gaps.of(id).isEmpty());
        if (lacking.isEmpty()) {
            return OptionalInt.empty();
        }
        if (allowance.secondsLeft(caller) == 0) {
            throw new AllowanceSpentException(allowance.standing().renewsAt());
        }
        lacking.get().wantFilling(true);
        return OptionalInt.of(lacking.get().round());
    }

    /** Begins an attempt at the gaps; empty where nothing is wanted any more. */
    public Optional<Attempt> begin(DictationId id) {
        return dictations
                .alone(id.value())
                .filter(one -> one.filling().isWanted() && !one.deleted())
                .map(one -> {
                    one.fill();
                    return one.attempt(tenant.require(), new Finals(segments.of(id)));
                });
    }

    /** What an attempt is to recognise, in order of time. */
    public List<Gap> wanted(Attempt attempt) {
        boolean all = mine(attempt).filling().all();
        return gaps.of(attempt.id()).stream()
                .filter(gap -> all || gap.kind() == Gap.Kind.UNRECOGNISED)
                .toList();
    }

    /** Saves a part that was recognised, with ledger and row, in one. */
    public void fill(Attempt attempt, Part part) {
        Dictation one = mine(attempt);
        int index = new Finals(segments.of(attempt.id())).nextIndex();
        for (Said said : part.said()) {
            segments.add(attempt, index, said.segment());
            if (said.polished() != null) {
                segments.polish(attempt, index, said.polished());
                segments.mark(attempt.id(), index, said.marks());
            }
            index++;
        }
        gaps.heard(attempt.id(), part.from(), part.to());
        long charged = settle(one, part);
        var all = new Finals(segments.of(attempt.id()));
        var style = one.hearing().style();
        one.filled(
                part.speech(),
                charged,
                part.language(),
                Joining.join(all.list().stream().map(FinalSegment::text).toList()),
                style == null ? null : all.polished(style).orElse(null));
    }

    private long settle(Dictation one, Part part) {
        long charged = one.moreToCharge(part.speech());
        one.reservation()
                .map(held ->
                        allowance.settle(
                                held,
                                new Spent(
                                        Duration.ofSeconds(charged),
                                        part.to().minus(part.from()),
                                        part.model(),
                                        part.tokens())))
                .ifPresent(one::costs);
        one.holdsNothing();
        return charged;
    }

    /** All that was wanted is done: what is there now is final, unless minutes are lacking. */
    public void end(Attempt attempt) {
        Dictation one = mine(attempt);
        List<Gap> left = gaps.of(attempt.id());
        boolean silent = left.isEmpty() && segments.of(attempt.id()).isEmpty();
        end(one, silent ? Trouble.SILENT : Trouble.of(left));
    }

    /** There are no minutes for what is left: it waits until a person asks for it. */
    public void spent(Attempt attempt) {
        end(mine(attempt), Trouble.ALLOWANCE_RAN_OUT);
    }

    private void end(Dictation one, @Nullable Trouble left) {
        release(one);
        one.endFilling(left);
        events.publishEvent(
                new DictationCompleted(
                        tenant.require().value(), one.id().value(), one.chargedSeconds(), true));
    }

    /**
     * It did not work; nothing stays held until the next try.
     *
     * @param failed whether it counts as a try
     */
    public void later(Attempt attempt, Instant when, boolean failed) {
        Dictation one = mine(attempt);
        release(one);
        one.fillAgain(when, failed);
    }

    /** How many tries failed so far. */
    public int tries(Attempt attempt) {
        return mine(attempt).filling().tries();
    }

    /** Its process died: it waits again, unless somebody works on it after all. */
    public void takeBack(DictationId id, Duration window) {
        dictations
                .alone(id.value())
                .filter(one -> one.filling().isRunning() && one.silentFor(window))
                .ifPresent(one -> {
                    release(one);
                    one.fillAgain(Instant.now(), true);
                });
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

    /**
     * A stretch that was lacking and is recognised.
     *
     * @param speech in it: what is charged
     * @param model that heard it
     * @param language ISO 639-1 of most of it, if known
     */
    public record Part(
            Duration from,
            Duration to,
            Duration speech,
            String model,
            @Nullable String language,
            List<Said> said) {

        /** Unknown where one of its texts was polished by who does not count. */
        Tokens tokens() {
            return Tokens.of(sum(Polished::promptTokens), sum(Polished::completionTokens));
        }

        private long sum(ToLongFunction<Polished> count) {
            return said.stream()
                    .map(Said::polished)
                    .filter(Objects::nonNull)
                    .mapToLong(count)
                    .reduce(0, (sum, next) -> sum < 0 || next < 0 ? -1 : sum + next);
        }
    }

    /** A segment, raw and polished, and what was obeyed of it. */
    public record Said(Transcript.Segment segment, @Nullable Polished polished, List<Mark> marks) {}
}
