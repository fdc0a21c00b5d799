package app.sotto.transcription.hearing;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Carries the tenant of the thread that made it over to the threads that work for it. */
public final class SameTenant {

    private final CurrentTenant currentTenant;
    private final Optional<TenantId> tenant;

    public SameTenant(CurrentTenant currentTenant) {
        this.currentTenant = currentTenant;
        this.tenant = currentTenant.get();
    }

    public void run(Runnable work) {
        tenant.ifPresentOrElse(t -> currentTenant.runAs(t, work), work);
    }

    public <T> T call(Callable<T> work) throws Exception {
        return tenant.isEmpty()
                ? work.call()
                : currentTenant.callAs(tenant.get(), () -> work.call());
    }
}
