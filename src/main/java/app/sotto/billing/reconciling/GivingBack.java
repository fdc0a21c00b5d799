package app.sotto.billing.reconciling;

import app.sotto.audit.OperatorAudit;
import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.Refunds;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Summary;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Written down first, then done at Stripe under the row's own key. */
@Component
class GivingBack implements Refunds {

    private final Payments payments;
    private final Changing subscriptions;
    private final JdbcClient sql;
    private final OperatorAudit audit;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    GivingBack(
            Payments payments,
            Changing subscriptions,
            JdbcClient sql,
            OperatorAudit audit,
            CurrentTenant currentTenant,
            TransactionTemplate transaction) {
        this.payments = payments;
        this.subscriptions = subscriptions;
        this.sql = sql;
        this.audit = audit;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    @Override
    public void refund(UUID id, TenantId tenant, String payment, long cents, Reason reason) {
        requirePositive(cents);
        currentTenant.runAs(
                tenant,
                () -> {
                    write(new Row(id, "REFUND", payment, cents), reason);
                    payments.refund("refund-" + id, payment, cents);
                    done(id);
                });
    }

    @Override
    public void credit(UUID id, TenantId tenant, long cents, Reason reason) {
        requirePositive(cents);
        currentTenant.runAs(
                tenant,
                () -> {
                    String customer =
                            subscriptions
                                    .current()
                                    .map(Summary::customer)
                                    .orElseThrow(() ->
                                            new BillingRefusedException(
                                                    BillingRefusedException.Reason.NONE));
                    write(new Row(id, "CREDIT", customer, cents), reason);
                    payments.credit("credit-" + id, customer, cents, reason.words());
                    done(id);
                });
    }

    private record Row(UUID id, String kind, String subject, long cents) {}

    private void write(Row row, Reason reason) {
        transaction.executeWithoutResult(_ -> {
            int written =
                    sql.sql(
                                    """
                                    insert into billing.refund (id, tenant_id, kind, subject, cents, words, operator, asked_at)
                                    values (:id, :tenant, :kind, :subject, :cents, :words, :operator, now())
                                    on conflict (id) do nothing
                                    """)
                            .param("id", row.id())
                            .param("tenant", currentTenant.require().value())
                            .param("kind", row.kind())
                            .param("subject", row.subject())
                            .param("cents", row.cents())
                            .param("words", reason.words())
                            .param("operator", reason.operator())
                            .update();
            if (written == 1) {
                audit.record(
                        reason.operator(),
                        "billing." + row.kind().toLowerCase(java.util.Locale.ROOT),
                        "%s %s %d".formatted(currentTenant.require(), row.subject(), row.cents()));
            }
        });
    }

    private void done(UUID id) {
        transaction.executeWithoutResult(_ -> {
            var _ =
                    sql.sql("update billing.refund set done_at = now() where id = :id")
                            .param("id", id)
                            .update();
        });
    }

    private static void requirePositive(long cents) {
        if (cents <= 0) {
            throw new IllegalArgumentException("What is given back is more than nothing");
        }
    }
}
