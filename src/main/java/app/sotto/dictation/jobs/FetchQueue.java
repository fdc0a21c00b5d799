package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.FileQueue;
import app.sotto.tenancy.TenantId;
import org.springframework.stereotype.Component;

/** Gives addresses to the job runner, in a round before the first of the file. */
@Component
class FetchQueue {

    private static final int BEFORE_THE_FIRST = -1;

    private final FileQueue queue;

    FetchQueue(FileQueue queue) {
        this.queue = queue;
    }

    void enqueue(TenantId tenant, DictationId id) {
        queue.<FetchJob>enqueue(id, BEFORE_THE_FIRST, fetch -> fetch.run(tenant, id));
    }
}
