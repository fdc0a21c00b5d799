package app.sotto.tenancy;

import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The tenant that the running work belongs to. A tenant's data is reachable only inside {@link
 * #runAs}; outside of it every query sees nothing. The binding is a {@link ScopedValue}: it ends
 * with the block, and a new thread starts without one.
 */
@Component
public class CurrentTenant {

    private static final ScopedValue<TenantId> TENANT = ScopedValue.newInstance();

    /** Runs {@code work} for {@code tenant}. A transaction of another tenant must not be open. */
    public void runAs(TenantId tenant, Runnable work) {
        refuseToSwitchInsideTransaction(tenant);
        ScopedValue.where(TENANT, tenant).run(work);
    }

    /** As {@link #runAs}, with an answer. */
    public <T, X extends Throwable> T callAs(TenantId tenant, ScopedValue.CallableOp<T, X> work)
            throws X {
        refuseToSwitchInsideTransaction(tenant);
        return ScopedValue.where(TENANT, tenant).call(work);
    }

    public Optional<TenantId> get() {
        return TENANT.isBound() ? Optional.of(TENANT.get()) : Optional.empty();
    }

    public TenantId require() {
        return get().orElseThrow(
                        () -> new IllegalStateException("No tenant is bound: use runAs first"));
    }

    private void refuseToSwitchInsideTransaction(TenantId tenant) {
        if (TransactionSynchronizationManager.isActualTransactionActive()
                && get().filter(tenant::equals).isEmpty()) {
            throw new IllegalStateException("A transaction is open for another tenant");
        }
    }
}
