package app.sotto.billing.webhook;

import app.sotto.audit.Audit;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.stripe.Payments.Dispute;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.sql.Timestamp;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down who asked their bank for the money, and how it stands. */
@Component
class Disputes {

    private final Payments payments;
    private final JdbcClient sql;
    private final Audit audit;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    Disputes(
            Payments payments,
            JdbcClient sql,
            Audit audit,
            CurrentTenant currentTenant,
            TransactionTemplate transaction) {
        this.payments = payments;
        this.sql = sql;
        this.audit = audit;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    /** False if it is no customer's of this installation. */
    boolean hear(String id, Function<String, Optional<TenantId>> tenants) {
        Dispute dispute = payments.dispute(id);
        Optional<TenantId> tenant = Optional.ofNullable(dispute.customer()).flatMap(tenants);
        tenant.ifPresent(whose ->
                currentTenant.runAs(
                        whose, () -> transaction.executeWithoutResult(_ -> write(whose, dispute))));
        return tenant.isPresent();
    }

    private void write(TenantId tenant, Dispute dispute) {
        var _ =
                sql.sql(
                                """
                                insert into billing.dispute (id, tenant_id, cents, currency, reason, status, made_at, heard_at)
                                values (:id, :tenant, :cents, :currency, :reason, :status, :made, now())
                                on conflict (id) do update set status = excluded.status, cents = excluded.cents,
                                    heard_at = excluded.heard_at
                                """)
                        .param("id", dispute.id())
                        .param("tenant", tenant.value())
                        .param("cents", dispute.cents())
                        .param("currency", dispute.currency())
                        .param("reason", dispute.reason())
                        .param("status", dispute.status())
                        .param("made", Timestamp.from(dispute.created()))
                        .update();
        audit.record(null, "billing.dispute." + dispute.status(), dispute.id());
    }
}
