package app.sotto.gateway.limits;

import app.sotto.dictation.events.CallerLeft;
import app.sotto.dictation.events.TranscriptionJobCompleted;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Counts speech that was heard while nobody waited at a door: for jobs, and for those who left. */
@Component
class SpeechOfOthers {

    private final RateLimits limits;
    private final CurrentTenant currentTenant;

    SpeechOfOthers(RateLimits limits, CurrentTenant currentTenant) {
        this.limits = limits;
        this.currentTenant = currentTenant;
    }

    @EventListener
    void heard(TranscriptionJobCompleted job) {
        count(job.tenant(), job.chargedSeconds());
    }

    @EventListener
    void heard(CallerLeft left) {
        count(left.tenant(), left.chargedSeconds());
    }

    private void count(UUID tenant, long seconds) {
        var whose = new TenantId(tenant);
        currentTenant.runAs(whose, () -> limits.used(whose, new Receipt(seconds, 0, 0, 0)));
    }
}
