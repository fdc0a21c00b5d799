package app.sotto.dictation.jobs;

import app.sotto.dictation.DictationId;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The job of one address. */
@Component
public class FetchJob {

    private final CurrentTenant currentTenant;
    private final Fetching fetching;

    FetchJob(CurrentTenant currentTenant, Fetching fetching) {
        this.currentTenant = currentTenant;
        this.fetching = fetching;
    }

    /** Each try that a dead process left counts for the job runner too: so it has a few more. */
    @Job(name = "Fetch a file", retries = 12)
    public void run(TenantId tenant, DictationId id) {
        currentTenant.runAs(tenant, () -> fetching.fetch(tenant, id));
    }
}
