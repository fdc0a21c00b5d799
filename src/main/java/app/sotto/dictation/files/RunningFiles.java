package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/** The threads of this process that work on files, so that a cancel stops them at once. */
@Component
public class RunningFiles {

    private final ConcurrentMap<DictationId, Thread> threads = new ConcurrentHashMap<>();

    public void begin(DictationId id) {
        threads.put(id, Thread.currentThread());
    }

    public void end(DictationId id) {
        threads.remove(id, Thread.currentThread());
    }

    /** Elsewhere the worker finds out with its next note of progress. */
    public void stop(DictationId id) {
        threads.computeIfPresent(
                id,
                (_, thread) -> {
                    thread.interrupt();
                    return thread;
                });
    }
}
