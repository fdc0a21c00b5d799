package app.sotto.dictation.files;

import app.sotto.dictation.DictationId;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The job of one file. */
@Component
public class FileJob {

    private final CurrentTenant currentTenant;
    private final Files files;

    FileJob(CurrentTenant currentTenant, Files files) {
        this.currentTenant = currentTenant;
        this.files = files;
    }

    /** Each try that a dead process left also counts for the job runner: so it has a few more. */
    @Job(name = "Transcribe a file", retries = 12)
    public void run(TenantId tenant, DictationId id) {
        currentTenant.runAs(tenant, () -> files.process(id));
    }
}
