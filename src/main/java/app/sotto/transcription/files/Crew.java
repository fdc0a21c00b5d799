package app.sotto.transcription.files;

import app.sotto.transcription.hearing.SameTenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Does a bounded number of things at once, for the tenant that began it, and gives the answers in
 * the order of asking. The first failure stops the rest; so does interrupting the thread that asks.
 */
final class Crew<T> implements AutoCloseable {

    private final SameTenant tenant;
    private final Semaphore places;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<T>> answers = new ArrayList<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Crew(SameTenant tenant, int size) {
        this.tenant = tenant;
        this.places = new Semaphore(size);
    }

    /** Begins a piece of work; waits while all places are taken. */
    void begin(Callable<T> work) {
        try {
            places.acquire();
        } catch (InterruptedException e) {
            throw cancelled(e);
        }
        rethrow();
        answers.add(threads.submit(() -> guarded(work)));
    }

    private T guarded(Callable<T> work) throws Exception {
        try {
            return tenant.call(work);
        } catch (Exception e) {
            if (failure.compareAndSet(null, e)) {
                var _ = threads.shutdownNow();
            }
            throw e;
        } finally {
            places.release();
        }
    }

    /** Waits for all. Throws what the first that failed threw. */
    List<T> answers() {
        List<T> given = new ArrayList<>();
        try {
            for (Future<T> answer : answers) {
                given.add(answer.get());
            }
            return given;
        } catch (InterruptedException e) {
            throw cancelled(e);
        } catch (ExecutionException e) {
            rethrow();
            throw new IllegalStateException(e.getCause());
        }
    }

    private void rethrow() {
        Exception first = failure.get();
        if (first instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (first != null) {
            throw new IllegalStateException(first);
        }
    }

    private static CancellationException cancelled(InterruptedException cause) {
        Thread.currentThread().interrupt();
        CancellationException cancelled = new CancellationException("Transcription was cancelled");
        cancelled.initCause(cause);
        return cancelled;
    }

    @Override
    public void close() {
        var _ = threads.shutdownNow();
    }
}
