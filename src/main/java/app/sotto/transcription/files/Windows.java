package app.sotto.transcription.files;

import app.sotto.inference.SpeechWindow;
import app.sotto.transcription.Survey.Stretch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Cuts speech into windows that a model takes: as many whole stretches as fit, and a stretch that
 * fits no window at its quietest point. Windows come in order, never overlap, cover all speech, and
 * begin and end with speech. Longer silence than {@link #LONGEST_SILENCE} is in none of them:
 * models invent words for it.
 */
final class Windows implements Iterator<Stretch> {

    static final long LONGEST_SILENCE = 2L * SpeechWindow.SAMPLE_RATE;

    /** Finds the sample to cut at, in {@code [from, to]}. */
    @FunctionalInterface
    interface QuietPoint {
        long in(long start, long from, long to);
    }

    private final Deque<Stretch> ahead;
    private final long longest;
    private final QuietPoint quiet;

    /**
     * @param longest window in samples
     */
    Windows(List<Stretch> speech, long longest, QuietPoint quiet) {
        this.ahead = new ArrayDeque<>(speech);
        this.longest = longest;
        this.quiet = quiet;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty();
    }

    @Override
    public Stretch next() {
        @Nullable Stretch first = ahead.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        return first.to() - first.from() > longest ? cut(first) : packed(first);
    }

    private Stretch cut(Stretch stretch) {
        long latest = stretch.from() + longest;
        long earliest = stretch.from() + longest / 2;
        long cut = Math.clamp(quiet.in(stretch.from(), earliest, latest), earliest, latest);
        ahead.addFirst(new Stretch(cut, stretch.to()));
        return new Stretch(stretch.from(), cut);
    }

    private Stretch packed(Stretch first) {
        long to = first.to();
        for (Stretch next = ahead.peek();
                next != null && fits(first, to, next);
                next = ahead.peek()) {
            to = next.to();
            ahead.remove();
        }
        return new Stretch(first.from(), to);
    }

    private boolean fits(Stretch first, long to, Stretch next) {
        return next.to() - first.from() <= longest && next.from() - to <= LONGEST_SILENCE;
    }
}
