package app.sotto.dictation.gaps;

import app.sotto.dictation.DictationId;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The job of one dictation that something is lacking of. */
@Component
public class FillingJob {

    private final CurrentTenant currentTenant;
    private final FillingGaps gaps;

    FillingJob(CurrentTenant currentTenant, FillingGaps gaps) {
        this.currentTenant = currentTenant;
        this.gaps = gaps;
    }

    /**
     * It waits in the database and not in the job runner, which repeats what a dead process left.
     */
    @Job(name = "Recognise what is lacking", retries = 3)
    public void run(TenantId tenant, DictationId id) {
        currentTenant.runAs(tenant, () -> gaps.process(id));
    }
}
