package app.sotto.usage.ledger;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Estimate;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The allowance on its ledger. Work is booked in the month in which it was held, and listed in the
 * hour in which it was settled.
 */
@Component
class LedgerAllowance implements Allowance {

    private final CurrentTenant currentTenant;
    private final Ledger ledger;
    private final Till till;
    private final Slices slices;
    private final Standings standings;

    LedgerAllowance(
            CurrentTenant currentTenant,
            Ledger ledger,
            Till till,
            Slices slices,
            Standings standings) {
        this.currentTenant = currentTenant;
        this.ledger = ledger;
        this.till = till;
        this.slices = slices;
        this.standings = standings;
    }

    @Override
    public Admission hold(Caller caller, Source source, Estimate estimate) {
        TenantId tenant = tenantOf(caller);
        if (inTransaction()) {
            return strictly(caller, source, estimate);
        }
        ReservationId taken = slices.take(caller, source, amount(estimate));
        if (taken != null) {
            return new Admission.Granted(taken);
        }
        Admission admission = strictly(caller, source, estimate);
        return admission instanceof Admission.Exhausted && slices.giveBack(tenant)
                ? strictly(caller, source, estimate)
                : admission;
    }

    private Admission strictly(Caller caller, Source source, Estimate estimate) {
        var id = new ReservationId(UUID.randomUUID());
        return (Admission)
                post(
                        new Operation.Hold(
                                caller.tenant(), id, caller.id(), source, amount(estimate)));
    }

    @Override
    public boolean extend(ReservationId id, Estimate total) {
        return (boolean) post(new Operation.Extend(tenant(), id, amount(total)));
    }

    @Override
    public Receipt settle(ReservationId id, Spent spent) {
        TenantId tenant = tenant();
        Receipt drawn = slices.settle(tenant, id, spent);
        return drawn == null ? (Receipt) post(new Operation.Settle(tenant, id, spent)) : drawn;
    }

    @Override
    public void release(ReservationId id) {
        TenantId tenant = tenant();
        if (!slices.release(tenant, id)) {
            var _ = post(new Operation.Release(tenant, id));
        }
    }

    void expire(ReservationId id, Instant untouchedSince) {
        var _ = post(new Operation.Expire(tenant(), id, untouchedSince));
    }

    @Override
    @Transactional(readOnly = true)
    public Standing standing() {
        return standings.of(tenant());
    }

    @Override
    @Transactional(readOnly = true)
    public long secondsLeft(Caller caller) {
        return standings.secondsLeft(tenantOf(caller), caller.id());
    }

    @Override
    @Transactional(readOnly = true)
    public Receipt quote(Source source, Estimate estimate) {
        return standings.quote(tenant(), source, estimate);
    }

    /** With the caller's own rows where it is writing some, else together with other callers. */
    private Object post(Operation operation) {
        return inTransaction() ? ledger.post(List.of(operation)).getFirst() : till.post(operation);
    }

    private static boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }

    private TenantId tenant() {
        return currentTenant.require();
    }

    private TenantId tenantOf(Caller caller) {
        TenantId tenant = tenant();
        if (!tenant.equals(caller.tenant())) {
            throw new IllegalArgumentException("The caller belongs to another tenant");
        }
        return tenant;
    }

    private static Amount amount(Estimate estimate) {
        return new Amount(estimate.seconds(), estimate.tokens());
    }
}
