package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Shelf;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * Live dictations that nobody ends: what is not final yet is heard from the kept audio by a job.
 */
@Component
public class AbandonedFiles {

    private final Shelf shelf;
    private final FileQueue queue;

    AbandonedFiles(Shelf shelf, FileQueue queue) {
        this.shelf = shelf;
        this.queue = queue;
    }

    /**
     * Hands it to a job, in its own tenant, unless somebody came back to it.
     *
     * @param window how long it must have been silent
     */
    public void finish(TenantId tenant, DictationId id, Duration window) {
        shelf.abandon(id, window).ifPresent(round -> queue.enqueue(tenant, id, round));
    }
}
