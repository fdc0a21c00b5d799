package app.sotto.dictation.commands;

import app.sotto.transcription.Transcript.Segment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What was said of one dictation so far, segment by segment, and what is to be written of it. */
public final class Drafts {

    /** Speech is padded on both sides, so that a pause looks shorter than it was. */
    private static final Duration PAUSE = Duration.ofMillis(200);

    private final List<Draft> all = new ArrayList<>();

    /** All of them, as they are to be written now. */
    public List<Draft> all() {
        return List.copyOf(all);
    }

    /**
     * Takes the next one.
     *
     * @param after what follows it, if that is known
     * @return what is to be written otherwise than before, in order; the next one is the last of it
     */
    public List<Draft> add(
            Phrasebook phrases, int index, Segment segment, Optional<Segment> after) {
        boolean pausedAfter = after.map(next -> paused(segment.end(), next.start())).orElse(true);
        return add(phrases, index, segment, pausedAfter);
    }

    /**
     * Takes the next one.
     *
     * @param pausedAfter whether nobody spoke after it
     * @return what is to be written otherwise than before, in order; the next one is the last of it
     */
    public List<Draft> add(Phrasebook phrases, int index, Segment segment, boolean pausedAfter) {
        boolean pausedBefore = all.isEmpty() || ended(all.getLast().segment(), segment);
        Draft fresh =
                new Draft(index, segment, phrases.parts(segment.text(), pausedBefore, pausedAfter));
        var changed = new TreeMap<Integer, Draft>();
        for (Part scratch : fresh.scratches()) {
            Draft less = fresh.withoutLast(scratch.from());
            boolean first = all.isEmpty() && scratch.from() == 0;
            if (first) {
                fresh = fresh.saying(scratch);
            } else if (less.equals(fresh)) {
                takeBack(changed);
            } else {
                fresh = less;
            }
        }
        all.add(fresh);
        changed.put(all.size() - 1, fresh);
        return List.copyOf(changed.values());
    }

    private void takeBack(Map<Integer, Draft> changed) {
        lastOf().ifPresent(position -> {
            Draft less = all.get(position).withoutLast(Integer.MAX_VALUE);
            all.set(position, less);
            changed.put(position, less);
        });
    }

    private Optional<Integer> lastOf() {
        for (int i = all.size() - 1; i >= 0; i--) {
            if (!all.get(i).isIdle()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private static boolean ended(Segment before, Segment segment) {
        return paused(before.end(), segment.start()) || Sentences.ended(before.text());
    }

    private static boolean paused(Duration end, Duration start) {
        return start.minus(end).compareTo(PAUSE) >= 0;
    }
}
