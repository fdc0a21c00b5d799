package app.sotto.browser;

import app.sotto.tenancy.SystemDatabase;
import java.util.UUID;

/** Some months of revenue and a difference, so that the operator's pages have something to show. */
class BooksOnShow {

    private final SystemDatabase database;

    BooksOnShow(SystemDatabase database) {
        this.database = database;
    }

    /** Once: what is written there is never taken away. */
    void write() {
        for (int customer = 1; customer <= 4; customer++) {
            var tenant = new UUID(4711, customer);
            move(tenant, 1, 9 - customer, "NEW", 0, 2400L * customer);
            if (customer % 2 == 0) {
                move(tenant, 2, 3, "EXPANSION", 2400L * customer, 3600L * customer);
            } else {
                move(tenant, 2, 2, "CHURN", 2400L * customer, 0);
            }
            difference(tenant, customer);
        }
    }

    private void move(
            UUID tenant, int number, int monthsAgo, String kind, long before, long after) {
        var _ =
                database.sql()
                        .sql(
                                """
                                insert into billing.movement (id, tenant_id, number, at, kind, cents_before, cents_after,
                                    plan, plan_version, seats)
                                values (:id, :tenant, :number, now() - make_interval(months => :ago), :kind,
                                    :before, :after, 'team', 1, 2)
                                on conflict do nothing
                                """)
                        .param("id", UUID.randomUUID())
                        .param("tenant", tenant)
                        .param("number", number)
                        .param("ago", monthsAgo)
                        .param("kind", kind)
                        .param("before", before)
                        .param("after", after)
                        .update();
    }

    private void difference(UUID tenant, int customer) {
        var _ =
                database.sql()
                        .sql(
                                """
                                insert into billing.reconciliation (id, tenant_id, subject, ours, stripe, found_at, mended_at)
                                values (:id, :tenant, 'metered SPEECH', '7204500', '7004500', now(),
                                    case when :customer > 1 then now() end)
                                on conflict do nothing
                                """)
                        .param("id", new UUID(4712, customer))
                        .param("tenant", tenant)
                        .param("customer", customer)
                        .update();
    }
}
