package app.sotto.dictation;

import app.sotto.dictation.Dictations.LiveEvents;
import app.sotto.polish.Polished;
import app.sotto.transcription.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes down what a live dictation tells, and notices when two calls overlap. */
class Told implements LiveEvents {

    final List<String> all = new CopyOnWriteArrayList<>();
    private final AtomicInteger inside = new AtomicInteger();

    private void note(String what) {
        if (inside.getAndIncrement() > 0) {
            all.add("OVERLAP");
        }
        all.add(what);
        inside.decrementAndGet();
    }

    @Override
    public void begins(DictationId dictation, int segment) {
        note("begins " + segment);
    }

    @Override
    public void cut(Duration at) {
        note("cut " + at.toSeconds());
    }

    @Override
    public void wordless(int segment, long chargedSeconds) {
        note("wordless " + segment + " +" + chargedSeconds);
    }

    @Override
    public void speechStarted(Duration at) {
        note("started " + at.toSeconds());
    }

    @Override
    public void speechStopped(Duration at) {
        note("stopped " + at.toSeconds());
    }

    @Override
    public void partial(String text) {}

    @Override
    public void agreed(int segment, String text) {
        note("agreed " + segment + " " + text);
    }

    @Override
    public void segment(int segment, Transcript.Segment text, long chargedSeconds) {
        note("segment " + segment + " " + text.text() + " +" + chargedSeconds);
    }

    @Override
    public void polished(int segment, Polished polished) {
        note("polished " + segment + " " + polished.text() + " " + polished.style().key());
    }

    @Override
    public void obeyed(int segment, List<Mark> marks) {
        note("obeyed " + segment + " " + marks.stream().map(Mark::kind).toList());
    }

    @Override
    public void failed(int segment, String message) {
        note("failed " + segment);
    }

    @Override
    public void lag(Duration behind) {}

    @Override
    public void exhausted(Instant renewsAt) {
        note("exhausted " + renewsAt);
    }
}
