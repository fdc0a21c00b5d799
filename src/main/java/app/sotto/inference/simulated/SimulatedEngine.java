package app.sotto.inference.simulated;

import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.Progress.Reason;
import app.sotto.inference.simulated.Progress.Times;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The times of an engine with continuous batching, and nothing else of it. In each step every
 * running sequence gains a token and those that wait are taken in, first come first served, as far
 * as the limits on running sequences, on what a step may take in and on the key-value cache allow.
 * A sequence is taken in only when the cache has room for all of it, so that none is ever thrown
 * out again.
 *
 * <p>The scheduling follows vLLM's v1 engine in outline (vllm/v1/core/sched/scheduler.py, 2026):
 * prompts are read in parts beside the sequences that already write.
 */
public final class SimulatedEngine {

    /** A step that is later than this, in simulated seconds, is not caught up with. */
    private static final double LONGEST_DELAY = 30;

    private final EngineTimes times;
    private final Timeline timeline;
    private final EngineMeter meter;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final Set<Sequence> stuck = new LinkedHashSet<>();
    private final List<Sequence> running = new ArrayList<>();
    private final List<Runnable> news = new ArrayList<>();
    private long kvUsed;
    private double slowness = 1;
    private boolean stalled;
    private boolean stepping;

    public SimulatedEngine(EngineTimes times, Timeline timeline) {
        this(times, timeline, EngineMeter.NONE);
    }

    SimulatedEngine(EngineTimes times, Timeline timeline, EngineMeter meter) {
        this.times = times;
        this.timeline = timeline;
        this.meter = meter;
    }

    public EngineTimes times() {
        return times;
    }

    /** Queues work; what comes of it is told to {@code progress}. */
    public Ticket submit(Work work, Progress progress) {
        return submit(work, Reason.STOP, progress, false);
    }

    /**
     * @param reason with which it ends when all its tokens are written
     * @param hangs whether it waits until {@link #release}
     */
    Ticket submit(Work work, Reason reason, Progress progress, boolean hangs) {
        var sequence = new Sequence(work, reason, progress, timeline.now());
        synchronized (this) {
            if (hangs) {
                stuck.add(sequence);
            } else {
                waiting.add(sequence);
                wake();
            }
        }
        return () -> cancel(sequence);
    }

    /** Every step takes so many times as long. */
    public synchronized void slow(double factor) {
        slowness = factor;
    }

    /** Nothing moves any more, though work still arrives; or everything goes on. */
    synchronized void stall(boolean stall) {
        stalled = stall;
        if (!stall) {
            wake();
        }
    }

    /** Lets those that hang wait like the others. */
    synchronized void release() {
        waiting.addAll(stuck);
        stuck.clear();
        wake();
    }

    /** Ends everything that waits or runs, with what it has written. */
    void abortAll() {
        synchronized (this) {
            for (var sequence : List.copyOf(running)) {
                end(sequence, Reason.ABORT, timeline.now());
            }
            running.clear();
            waiting.forEach(sequence -> end(sequence, Reason.ABORT, timeline.now()));
            stuck.forEach(sequence -> end(sequence, Reason.ABORT, timeline.now()));
            waiting.clear();
            stuck.clear();
        }
        tell();
    }

    public synchronized Load load() {
        return new Load(
                running.size(),
                waiting.size() + stuck.size(),
                Math.min(1, (double) kvUsed / times.kvTokens()));
    }

    private synchronized void cancel(Sequence sequence) {
        if (running.remove(sequence)) {
            kvUsed -= kv(sequence);
        } else {
            waiting.remove(sequence);
            stuck.remove(sequence);
        }
    }

    /** A step begins beside the current event, so that all that arrive together are seen by it. */
    private void wake() {
        if (!stepping && !stalled && !(waiting.isEmpty() && running.isEmpty())) {
            stepping = true;
            double now = timeline.now();
            timeline.at(now, () -> begin(now));
        }
    }

    private void begin(double time) {
        synchronized (this) {
            if (stalled) {
                stepping = false;
                return;
            }
            double took = takeIn(time);
            if (running.isEmpty()) {
                stepping = false;
                return;
            }
            int writing = (int) running.stream().filter(Sequence::isRead).count();
            double seconds = (took + (writing == 0 ? 0 : times.step().seconds(writing))) * slowness;
            timeline.at(time + seconds, () -> finish(time + seconds, seconds));
        }
    }

    private void finish(double time, double seconds) {
        synchronized (this) {
            if (stalled) {
                stepping = false;
                return;
            }
            int tokens = 0;
            for (var sequence : List.copyOf(running)) {
                if (sequence.isRead()) {
                    tokens += write(sequence, time);
                }
            }
            meter.step(seconds, tokens);
        }
        tell();
        begin(Math.max(time, timeline.now() - LONGEST_DELAY));
    }

    private int write(Sequence sequence, double time) {
        if (!sequence.counted) {
            sequence.counted = true;
            meter.read(sequence.work.promptTokens());
        }
        if (sequence.work.outputTokens() == 0) {
            leave(sequence, time);
            return 0;
        }
        sequence.written++;
        if (sequence.written == 1) {
            sequence.firstToken = time;
        }
        int written = sequence.written;
        news.add(() -> sequence.progress.written(written));
        if (written == sequence.work.outputTokens()) {
            leave(sequence, time);
        }
        return 1;
    }

    private void leave(Sequence sequence, double time) {
        running.remove(sequence);
        end(sequence, sequence.reason, time);
    }

    /** Reads on where prompts are half read, then takes in those that wait; gives the seconds. */
    private double takeIn(double time) {
        int sequences = 0;
        int budget = times.tokensAtOnce();
        for (var sequence : running) {
            if (!sequence.isRead() && budget > 0) {
                budget -= sequence.read(budget);
            }
        }
        while (budget > 0
                && sequences < times.sequencesAtOnce()
                && running.size() < times.maxRunning()) {
            var next = waiting.peek();
            if (next == null || (kvUsed + kv(next) > times.kvTokens() && !running.isEmpty())) {
                break;
            }
            waiting.remove();
            next.began = time;
            kvUsed += kv(next);
            running.add(next);
            budget -= next.read(budget);
            sequences++;
        }
        int tokens = times.tokensAtOnce() - budget;
        return tokens == 0 && sequences == 0 ? 0 : times.admission().seconds(sequences, tokens);
    }

    private long kv(Sequence sequence) {
        return (long) times.kvFixed() + sequence.work.promptTokens() + sequence.work.outputTokens();
    }

    private void end(Sequence sequence, Reason reason, double time) {
        if (sequence.began >= 0) {
            kvUsed -= kv(sequence);
        }
        var ending = new Ending(reason, sequence.written, sequence.times(time));
        meter.ended(sequence.work, ending);
        news.add(() -> sequence.progress.ended(ending));
    }

    /** Outside the lock: who hears that work has ended may bring more. */
    private void tell() {
        List<Runnable> all;
        synchronized (this) {
            all = List.copyOf(news);
            news.clear();
        }
        all.forEach(Runnable::run);
    }

    /** Takes back what was submitted; nobody is told. */
    public interface Ticket {
        void cancel();
    }

    /**
     * How much it has to do.
     *
     * @param kvUsage of the key-value cache, from 0 to 1
     */
    public record Load(int running, int waiting, double kvUsage) {}

    private static final class Sequence {

        final Work work;
        final Reason reason;
        final Progress progress;
        final double arrived;
        double began = -1;
        double firstToken = -1;
        int toRead;
        int written;
        boolean counted;

        Sequence(Work work, Reason reason, Progress progress, double arrived) {
            this.work = work;
            this.reason = reason;
            this.progress = progress;
            this.arrived = arrived;
            this.toRead = work.promptTokens();
        }

        boolean isRead() {
            return toRead == 0;
        }

        int read(int most) {
            int now = Math.min(most, toRead);
            toRead -= now;
            return now;
        }

        Times times(double ended) {
            double end = Math.max(arrived, ended);
            return new Times(
                    arrived,
                    began < 0 ? end : Math.max(arrived, began),
                    firstToken < 0 ? end : Math.max(arrived, firstToken),
                    end);
        }
    }
}
