package app.sotto.webhooks.sending;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.UUID;
import org.jobrunr.jobs.annotations.Job;
import org.springframework.stereotype.Component;

/** The job of one attempt. */
@Component
public class DeliveryJob {

    private final CurrentTenant currentTenant;
    private final Courier courier;

    DeliveryJob(CurrentTenant currentTenant, Courier courier) {
        this.currentTenant = currentTenant;
        this.courier = courier;
    }

    /** What fails here is not the endpoint's answer but our own trouble: the sweep tries again. */
    @Job(name = "Send an event", retries = 0)
    public void run(TenantId tenant, UUID delivery) {
        currentTenant.runAs(tenant, () -> courier.deliver(delivery));
    }
}
