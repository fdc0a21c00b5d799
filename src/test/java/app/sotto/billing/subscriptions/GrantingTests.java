package app.sotto.billing.subscriptions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans as they are kept, and what they give. */
@BillingTest
class GrantingTests {

    private static final Instant NOW = Instant.parse("2026-06-15T12:00:00Z");

    @Autowired Plans plans;
    @Autowired Grants grants;
    @Autowired Granting granting;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;

    private TenantId tenant;

    @BeforeEach
    void aTenantOfItsOwn() {
        tenant = TenantId.random();
    }

    @Test
    void offersFivePlans() {
        assertThat(plans.offered())
                .extracting(plan -> plan.id().code())
                .containsExactly("free", "pro", "team", "business", "api");
        assertThat(plan("pro").priceCents()).isEqualTo(999);
        assertThat(plan("pro").terms().monthly()).isEqualTo(Duration.ofMinutes(1800));
        assertThat(plan("pro").terms().overage().budgetMicros()).isEqualTo(10_000_000);
        assertThat(plan("team").seats()).isEqualTo(new Plan.Seats(true, 2));
        assertThat(plan("api").terms().prices().speechSecond() * 60).isEqualTo(6_000);
    }

    @Test
    void freeIsWhatEverybodyHasWithoutAPlan() {
        Entitlements had = currentTenant.callAs(tenant, grants::current);
        Entitlements free = plan("free").terms();

        assertThat(had.monthly()).isEqualTo(free.monthly());
        assertThat(had.monthlyTokens()).isEqualTo(free.monthlyTokens());
        assertThat(had.prices()).isEqualTo(free.prices());
        assertThat(had.overage()).isEqualTo(free.overage());
    }

    @Test
    void givesEverySeatItsShare() {
        grant(Status.ACTIVE);

        assertThat(current().monthly()).isEqualTo(Duration.ofMinutes(6000));
        assertThat(current().monthlyTokens()).isEqualTo(9_000_000);
        assertThat(current().overage().charged()).isTrue();
    }

    @Test
    void chargesNothingInATrial() {
        grant(Status.TRIALING);

        assertThat(current().plan()).isEqualTo("team");
        assertThat(current().overage().charged()).isFalse();
    }

    @Test
    void takesItBackWithTheStatus() {
        grant(Status.ACTIVE);
        grant(Status.UNPAID);

        assertThat(current().plan()).isEqualTo("free");
    }

    @Test
    void aVersionNeverChanges() {
        assertThatThrownBy(() ->
                        transaction.executeWithoutResult(
                                _ -> sql.sql("update billing.plan set price_cents = 1").update()))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void neverSellsFewerSeatsThanTheLeast() {
        assertThat(plan("team").seats().forMembers(1)).isEqualTo(2);
        assertThat(plan("team").seats().forMembers(7)).isEqualTo(7);
        assertThat(plan("pro").seats().forMembers(7)).isEqualTo(1);
    }

    private void grant(Status status) {
        var subscription = new Subscription("Anna's desk", "anna@example.org");
        var _ =
                subscription.hear(
                        subscription.ask(),
                        new Heard(
                                "sub_1",
                                "si_1",
                                status,
                                new PlanId("team", 1),
                                3,
                                NOW,
                                NOW,
                                false,
                                null,
                                null),
                        NOW,
                        Duration.ofDays(7));
        currentTenant.runAs(
                tenant,
                () -> transaction.executeWithoutResult(_ -> granting.grant(subscription, NOW)));
    }

    private Entitlements current() {
        return currentTenant.callAs(tenant, grants::current);
    }

    private Plan plan(String code) {
        return plans.find(new PlanId(code, 1)).orElseThrow();
    }
}
