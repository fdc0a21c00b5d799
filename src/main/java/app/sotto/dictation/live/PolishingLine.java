package app.sotto.dictation.live;

import app.sotto.dictation.Mark;
import app.sotto.dictation.commands.Composition;
import app.sotto.dictation.commands.Draft;
import app.sotto.dictation.commands.Written;
import app.sotto.dictation.library.Attempt;
import app.sotto.dictation.library.Attempts;
import app.sotto.dictation.library.StaleAttemptException;
import app.sotto.polish.Polished;
import app.sotto.polish.Polisher;
import app.sotto.polish.Style;
import app.sotto.tenancy.CurrentTenant;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Polishes finished segments while the person goes on speaking: a few at once, kept and told in
 * order, each in the style wanted by then. A style that changes breaks off what is being polished
 * in the one before, and a command what it takes back; so does the end of the connection, and what
 * is not polished by then is taken up by whoever takes up the dictation.
 */
final class PolishingLine {

    private static final Logger log = LoggerFactory.getLogger(PolishingLine.class);

    private final Attempt attempt;
    private final Attempts attempts;
    private final Polisher polisher;
    private final PolishingRoom room;
    private final CurrentTenant tenant;
    private final Telling telling;
    private final Map<Thread, Integer> polishing = new HashMap<>();

    /** What is to be written of each segment, and what was. */
    private final Map<Integer, Draft> drafts = new HashMap<>();

    private final Map<Integer, Polished> delivered = new HashMap<>();
    private final ExecutorService calls;
    private final ExecutorService line =
            Executors.newSingleThreadExecutor(Thread.ofVirtual().name("live-polish").factory());
    private Wish wish;
    private boolean over;

    /** The style wanted; numbered, since one may be wanted, given up, and wanted again. */
    private record Wish(@Nullable Style style, int number) {}

    PolishingLine(
            Attempt attempt,
            Attempts attempts,
            Polisher polisher,
            PolishingRoom room,
            CurrentTenant tenant,
            Telling telling) {
        this.attempt = attempt;
        this.attempts = attempts;
        this.polisher = polisher;
        this.room = room;
        this.tenant = tenant;
        this.telling = telling;
        wish = new Wish(attempt.hearing().style(), 0);
        calls =
                Executors.newFixedThreadPool(
                        room.perDictation(),
                        Thread.ofVirtual().name("live-polish-call-", 0).factory());
    }

    synchronized void style(@Nullable Style newStyle) {
        if (wish.style() != newStyle) {
            wish = new Wish(newStyle, wish.number() + 1);
            polishing.keySet().forEach(Thread::interrupt);
        }
    }

    synchronized @Nullable Style style() {
        return wish.style();
    }

    /** Takes a segment, or what is to be written of one now instead. */
    void add(Draft draft) {
        replace(draft);
        try {
            Future<Optional<Written>> made =
                    calls.submit(() -> tenant.callAs(attempt.tenant(), () -> write(draft)));
            line.execute(() -> tenant.runAs(attempt.tenant(), () -> deliver(draft.index(), made)));
        } catch (RejectedExecutionException e) {
            log.debug("Segment {} came after the end", draft.index());
        }
    }

    private synchronized void replace(Draft draft) {
        if (drafts.put(draft.index(), draft) != null) {
            polishing.forEach((thread, index) -> {
                if (index == draft.index()) {
                    thread.interrupt();
                }
            });
        }
    }

    /** Again and again while the style changes; nothing where none is wanted any more. */
    private Optional<Written> write(Draft draft) {
        while (true) {
            Wish wanted = begin(draft);
            Style chosen = wanted.style();
            if (chosen == null) {
                return Optional.empty();
            }
            try {
                String language = attempt.hearing().language();
                Written made = room.in(() -> Composition.write(draft, polisher, chosen, language));
                if (end(draft).equals(wanted)) {
                    return Optional.of(made);
                }
            } catch (InterruptedException e) {
                var _ = end(draft);
            }
        }
    }

    /** From now on this thread may be interrupted. */
    private synchronized Wish begin(Draft draft) {
        Wish wanted = wish(draft);
        if (wanted.style() != null) {
            polishing.put(Thread.currentThread(), draft.index());
        }
        return wanted;
    }

    /** An interruption that came too late is forgotten. */
    private synchronized Wish end(Draft draft) {
        polishing.remove(Thread.currentThread());
        boolean _ = Thread.interrupted();
        return wish(draft);
    }

    /** Nothing is wanted of what was replaced. */
    private Wish wish(Draft draft) {
        return over || !draft.equals(drafts.get(draft.index()))
                ? new Wish(null, wish.number())
                : wish;
    }

    private void deliver(int index, Future<Optional<Written>> made) {
        try {
            Optional<Written> written = made.get();
            if (written.isPresent()) {
                deliver(index, written.get());
            }
        } catch (CancellationException e) {
            log.debug("Segment {} was not polished any more", index);
        } catch (StaleAttemptException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | RuntimeException e) {
            log.warn(
                    "Segment {} of dictation {} stays unpolished: {}",
                    index,
                    attempt.id().value(),
                    e.getClass().getName());
        }
    }

    private void deliver(int index, Written written) {
        Polished before = delivered.get(index);
        Polished made = written.polished();
        Polished polished = before == null ? made : made.insteadOf(before);
        List<Mark> marks = written.marks(index);
        attempts.keep(attempt, index, polished, marks);
        delivered.put(index, polished);
        telling.tell(events -> {
            if (!marks.isEmpty()) {
                events.obeyed(index, marks);
            }
            events.polished(index, polished);
        });
    }

    /** Waits until every segment is polished, or there was time enough for it. */
    void end(Duration patience) {
        calls.shutdown();
        line.shutdown();
        try {
            if (!line.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
        }
    }

    /** Breaks off what is being polished. */
    void close() {
        synchronized (this) {
            over = true;
        }
        calls.shutdownNow()
                .forEach(call -> {
                    if (call instanceof Future<?> waiting) {
                        waiting.cancel(false);
                    }
                });
        line.shutdown();
    }
}
