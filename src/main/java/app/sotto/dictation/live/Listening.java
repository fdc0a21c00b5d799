package app.sotto.dictation.live;

import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.Gap;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.transcription.LiveTranscriber;
import app.sotto.transcription.LiveTranscriber.TurnDetection;
import app.sotto.transcription.Transcript;
import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what is heard as soon as it is final, counts it, tells it, and passes it on to be polished.
 * A session's times count from its own first sample, these from the dictation's.
 */
final class Listening implements LiveTranscriber.Listener {

    private static final Logger log = LoggerFactory.getLogger(Listening.class);

    private final Attempt attempt;
    private final Attempts attempts;
    private final CurrentTenant tenant;
    private final Telling telling;
    private final Obeying writing;
    private final Duration base;

    /** Whether the segments that have ended, and are still to come, ended in a pause. */
    private final Queue<Boolean> pauses = new ArrayDeque<>();

    private int next;
    private Duration spoken;
    private long charged;
    private Duration unrecognised = Duration.ZERO;

    /** Answered, and kept with the next words: by itself it leaves nothing to keep. */
    private Duration wordless = Duration.ZERO;

    private @Nullable Duration speakingSince;
    private boolean broken;

    Listening(
            Attempt attempt,
            Attempts attempts,
            CurrentTenant tenant,
            Telling telling,
            Obeying writing) {
        this.attempt = attempt;
        this.attempts = attempts;
        this.tenant = tenant;
        this.telling = telling;
        this.writing = writing;
        base = attempt.finals().end();
        next = attempt.finals().nextIndex();
        spoken = attempt.finals().speech();
        charged = seconds(spoken);
    }

    @Override
    public synchronized void speechStarted(Duration at) {
        Duration since = base.plus(at);
        speakingSince = since;
        telling.tell(events -> events.speechStarted(since));
    }

    @Override
    public synchronized void speechStopped(Duration at) {
        pauses.add(true);
        telling.tell(events -> events.speechStopped(base.plus(at)));
    }

    @Override
    public void partial(String text) {
        telling.tell(events -> events.partial(text));
    }

    @Override
    public synchronized void agreed(String text) {
        int index = next;
        telling.tell(events -> events.agreed(index, text));
    }

    @Override
    public synchronized void cut(Duration at) {
        pauses.add(attempt.hearing().turns() == TurnDetection.MANUAL);
        telling.tell(events -> events.cut(base.plus(at)));
    }

    @Override
    public synchronized void segment(Segment heard, Duration speech) {
        int index = next++;
        Segment segment = heard.later(base);
        Duration answered = speech.plus(wordless);
        keep(index, () -> attempts.keep(attempt, index, segment, answered));
        wordless = Duration.ZERO;
        long more = charge(speech);
        telling.tell(events -> events.segment(index, segment, more));
        writing.heard(index, segment, pausedAfter());
    }

    private boolean pausedAfter() {
        return !Boolean.FALSE.equals(pauses.poll());
    }

    @Override
    public synchronized void wordless(Duration speech) {
        int index = next++;
        wordless = wordless.plus(speech);
        var _ = pauses.poll();
        long more = charge(speech);
        telling.tell(events -> events.wordless(index, more));
    }

    /** Speech after the last words, in which a model found none. */
    synchronized Duration wordless() {
        return wordless;
    }

    /** Whole seconds that this speech adds to what is charged for all. */
    private long charge(Duration speech) {
        spoken = spoken.plus(speech);
        speakingSince = null;
        long before = charged;
        charged = Math.max(before, seconds(spoken));
        return charged - before;
    }

    private void keep(int index, Runnable work) {
        try {
            tenant.runAs(attempt.tenant(), work);
        } catch (RuntimeException e) {
            broken = true;
            log.warn(
                    "Segment {} of dictation {} could not be kept: {}",
                    index,
                    attempt.id().value(),
                    e.getClass().getName());
            throw e;
        }
    }

    @Override
    public synchronized void failed(Duration from, Duration to, String message) {
        var _ = pauses.poll();
        lack(next++, from, to, message);
    }

    @Override
    public synchronized void restFailed(Duration from, Duration to, String message) {
        lack(next - 1, from, to, message);
    }

    private void lack(int index, Duration from, Duration to, String message) {
        unrecognised = unrecognised.plus(to.minus(from));
        speakingSince = null;
        var gap = new Gap(base.plus(from), base.plus(to), Gap.Kind.UNRECOGNISED);
        keep(index, () -> attempts.lack(attempt, gap));
        telling.tell(events -> events.failed(index, message));
    }

    @Override
    public void lag(Duration behind) {
        telling.tell(events -> events.lag(behind));
    }

    /** Speech so far, with what is being spoken at this moment. */
    synchronized Duration speech(Duration position) {
        Duration since = speakingSince;
        if (since == null || position.compareTo(since) < 0) {
            return spoken;
        }
        return spoken.plus(position.minus(since));
    }

    /** Speech that a session found and recognised, and what was final before it. */
    synchronized Duration charged(Transcript session) {
        Duration heard = session.speech().minus(unrecognised);
        return attempt.finals().speech().plus(heard.isNegative() ? Duration.ZERO : heard);
    }

    /** Whether a segment could not be kept, so that the audio must be heard again. */
    synchronized boolean broken() {
        return broken;
    }

    private static long seconds(Duration time) {
        return time.plusSeconds(1).minusNanos(1).toSeconds();
    }
}
