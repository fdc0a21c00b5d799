package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.dictation.Mark;
import app.sotto.polish.Polished;
import app.sotto.transcription.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongConsumer;

/** Tells one client, in the protocol's words, what its dictation hears. */
final class LiveEventRelay implements LiveEvents {

    private final Outbox outbox;
    private final LongConsumer charged;
    private final Items items = new Items();

    /** Words told per segment: what is told later must follow on. */
    private final Map<Integer, String> told = new HashMap<>();

    /**
     * @param charged takes the seconds charged, as they are
     */
    LiveEventRelay(Outbox outbox, LongConsumer charged) {
        this.outbox = outbox;
        this.charged = charged;
    }

    @Override
    public synchronized void begins(DictationId dictation, int segment) {
        items.begin(dictation, segment);
    }

    @Override
    public synchronized void speechStarted(Duration at) {
        outbox.send(new ServerEvent.SpeechStarted(at.toMillis(), items.id(items.spoken())));
    }

    @Override
    public synchronized void speechStopped(Duration at) {
        int item = items.end();
        outbox.send(new ServerEvent.SpeechStopped(at.toMillis(), items.id(item)));
        commit(item);
    }

    @Override
    public synchronized void cut(Duration at) {
        commit(items.end());
    }

    @Override
    public synchronized void partial(String text) {
        outbox.send(new ServerEvent.Partial(items.id(items.heard()), text));
    }

    @Override
    public synchronized void agreed(int segment, String text) {
        tell(segment, text);
    }

    @Override
    public synchronized void segment(int segment, Transcript.Segment text, long chargedSeconds) {
        complete(segment, text.text(), chargedSeconds);
    }

    @Override
    public synchronized void wordless(int segment, long chargedSeconds) {
        complete(segment, "", chargedSeconds);
    }

    private void complete(int segment, String text, long chargedSeconds) {
        commit(segment);
        tellRest(segment, text);
        outbox.send(
                new ServerEvent.Completed(
                        items.id(segment),
                        0,
                        text,
                        new ServerEvent.Usage("duration", chargedSeconds)));
        items.answered(segment);
        charged.accept(chargedSeconds);
    }

    @Override
    public void obeyed(int segment, List<Mark> marks) {
        outbox.send(
                new ServerEvent.Obeyed(
                        items.id(segment), marks.stream().map(ServerEvent.Stretch::of).toList()));
    }

    @Override
    public void polished(int segment, Polished polished) {
        outbox.send(
                new ServerEvent.PolishedText(
                        items.id(segment),
                        polished.text(),
                        polished.style().key(),
                        polished.engine(),
                        polished.outcome().name().toLowerCase(Locale.ROOT)));
    }

    @Override
    public synchronized void failed(int segment, String message) {
        commit(segment);
        outbox.send(
                new ServerEvent.Failed(
                        items.id(segment),
                        0,
                        ServerEvent.Problem.ofServer("transcription_failed", message)));
        items.answered(segment);
        told.remove(segment);
    }

    @Override
    public void lag(Duration behind) {
        outbox.send(new ServerEvent.Lag(behind.toMillis()));
    }

    @Override
    public void exhausted(Instant renewsAt) {
        outbox.send(new ServerEvent.Exhausted(renewsAt));
    }

    private void commit(int segment) {
        if (items.commit(segment)) {
            outbox.send(new ServerEvent.Committed(items.before(segment), items.id(segment)));
        }
    }

    private void tell(int segment, String delta) {
        if (!delta.isEmpty()) {
            var _ = told.merge(segment, delta, String::concat);
            outbox.send(new ServerEvent.Delta(items.id(segment), 0, delta));
        }
    }

    /** Deltas are only ever appended: what does not follow on is left to the completed text. */
    private void tellRest(int segment, String whole) {
        String before = told.getOrDefault(segment, "");
        if (whole.startsWith(before)) {
            tell(segment, whole.substring(before.length()));
        }
        told.remove(segment);
    }
}
