package app.sotto.dictation.gaps;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.files.FileQueue;
import app.sotto.dictation.library.Fillings;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives dictations that something is lacking of to the job runner, after their row is committed.
 */
@Component
public class FillingQueue {

    private static final Logger log = LoggerFactory.getLogger(FillingQueue.class);

    private final Fillings fillings;
    private final FileQueue queue;

    FillingQueue(Fillings fillings, FileQueue queue) {
        this.fillings = fillings;
        this.queue = queue;
    }

    /**
     * Enqueues it in its own tenant, if something of it waits to be recognised by itself. Where
     * that fails, the sweep does it a little later.
     */
    public void wake(TenantId tenant, DictationId id) {
        try {
            fillings.waiting(id).ifPresent(round -> enqueue(tenant, id, round));
        } catch (RuntimeException e) {
            log.warn("What is lacking of dictation {} waits for the sweep", id.value());
        }
    }

    /**
     * Has all of it recognised that is lacking, as its owner asks.
     *
     * @throws app.sotto.dictation.AllowanceSpentException when there are no minutes for it
     */
    public void ask(Caller caller, DictationId id) {
        fillings.ask(caller, id).ifPresent(round -> enqueue(caller.tenant(), id, round));
    }

    void enqueue(TenantId tenant, DictationId id, int round) {
        queue.<FillingJob>enqueue(id, round, job -> job.run(tenant, id));
    }
}
