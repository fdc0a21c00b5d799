package app.sotto.billing.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.billing.BillingRefusedException;
import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.Shop;
import app.sotto.billing.plans.PlanDesk.Version;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Grants;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A plan of the operator's own, so that those that ship stay as they are. */
@BillingTest
class PlanDeskTests {

    private static final String OLGA = "olga@example.org";

    @Autowired PlanDesk desk;
    @Autowired PlanTable table;
    @Autowired Plans plans;
    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Grants grants;
    @Autowired Customer.Makers customers;
    @Autowired Shop.SettableClock clock;
    @Autowired SystemDatabase system;
    @Autowired JdbcClient sql;

    private String code;
    private Plan first;

    @BeforeEach
    void aPlan() {
        clock.set(Shop.BEGINNING);
        code = "studio" + ThreadLocalRandom.current().nextInt(1_000_000_000);
        var pro = plans.find(new PlanId("pro", 1)).orElseThrow();
        first =
                draft(1500, 300)
                        .after(
                                new Plan(
                                        new PlanId(code, 1),
                                        90,
                                        "Studio",
                                        "工作室版",
                                        0,
                                        "usd",
                                        new Plan.Seats(false, 1),
                                        0,
                                        pro.terms(),
                                        "unused",
                                        Plan.State.OFFERED),
                                1);
        table.bring(first);
    }

    /** Others count the plans that are offered. */
    @AfterEach
    void offeredNoMore() {
        var _ =
                system.sql()
                        .sql("update billing.plan set state = 'RETIRED' where code = :code")
                        .param("code", code)
                        .update();
    }

    @Test
    void anotherVersionTakesThePlaceOfTheOneOffered() {
        var made = desk.make(first.id(), 1, draft(1900, 400), OLGA);

        assertThat(made.id()).isEqualTo(new PlanId(code, 2));
        assertThat(offered()).containsExactly(made);
        assertThat(made.priceCents()).isEqualTo(1900);
        assertThat(made.terms().version()).isEqualTo(2);
        assertThat(made.terms().monthly()).isEqualTo(Duration.ofMinutes(400));
        assertThat(made.lookupKey()).isEqualTo("sotto_" + code + "_2");
        assertThat(audited("billing.plan.make")).contains(code + " 2");
        assertThat(versions()).extracting(Version::madeBy).containsExactly(OLGA, null);
    }

    @Test
    void theOldVersionStaysAsItWas() {
        desk.make(first.id(), 1, draft(1900, 400), OLGA);

        var old = plans.find(first.id()).orElseThrow();
        assertThat(Draft.of(old)).isEqualTo(Draft.of(first));
        assertThat(old.state()).isEqualTo(Plan.State.RETIRED);
        for (String change : List.of("price_cents = 1", "terms = '{}'", "made_by = 'me'")) {
            assertThatThrownBy(() ->
                            sql.sql("update billing.plan set " + change + " where code = :code")
                                    .param("code", code)
                                    .update())
                    .isInstanceOf(DataAccessException.class);
        }
        assertThatThrownBy(() ->
                        sql.sql("delete from billing.plan where code = :code")
                                .param("code", code)
                                .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void whoHasTheOldOneKeepsItAndWhoBuysGetsTheNew() {
        var anna = customers.signUp();
        buy(anna, 1);
        Entitlements had = anna.call(grants::current);
        desk.make(first.id(), 1, draft(1900, 400), OLGA);
        anna.run(syncing::sync);
        clock.pass(Duration.ofDays(32));
        anna.run(syncing::sync);

        assertThat(anna.call(grants::current)).isEqualTo(had);
        assertThat(paid(anna)).containsExactly(1500L, 1500L);
        assertThat(versions()).extracting(Version::holders).containsExactly(0, 1);

        var bo = customers.signUp();
        buy(bo, 2);
        assertThat(bo.call(grants::current).monthly()).isEqualTo(Duration.ofMinutes(400));
        assertThat(paid(bo)).containsExactly(1900L);
        assertThat(versions()).extracting(Version::holders).containsExactly(1, 1);

        // And whoever wants to may follow.
        anna.run(() -> changing.change(changing.preview(new PlanId(code, 2)), null));
        assertThat(anna.call(grants::current).monthly()).isEqualTo(Duration.ofMinutes(400));
    }

    @Test
    void theOldOneCannotBeBoughtAnyMore() {
        desk.make(first.id(), 1, draft(1900, 400), OLGA);
        var anna = customers.signUp();
        assertThatThrownBy(() -> buy(anna, 1))
                .isInstanceOf(BillingRefusedException.class)
                .hasMessage("RETIRED");
    }

    @Test
    void whatIsRetiredCanBeOfferedAgain() {
        desk.make(first.id(), 1, draft(1900, 400), OLGA);
        desk.retire(new PlanId(code, 2), OLGA);
        assertThat(offered()).isEmpty();
        desk.offer(first.id(), OLGA);
        assertThat(offered()).extracting(Plan::id).containsExactly(first.id());
        desk.offer(new PlanId(code, 2), OLGA);
        assertThat(offered()).extracting(Plan::id).containsExactly(new PlanId(code, 2));
        assertThat(audited("billing.plan.retire")).contains(code + " 2");
        assertThat(audited("billing.plan.offer")).contains(code + " 1", code + " 2");
    }

    @Test
    void ofTwoWhoMakeTheNextVersionOneIsToldSo() throws Exception {
        Callable<Object> one =
                () -> {
                    try {
                        return desk.make(first.id(), 1, draft(1900, 400), OLGA).id();
                    } catch (PlanRefusedException refused) {
                        return refused.key();
                    }
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            assertThat(threads.invokeAll(List.of(one, one)))
                    .extracting(java.util.concurrent.Future::get)
                    .containsExactlyInAnyOrder(
                            new PlanId(code, 2), "billing.plans.refused.outdated");
        }
        assertThat(versions()).hasSize(2);
    }

    @Test
    void refusesWhatWouldChangeNothing() {
        assertThatThrownBy(() -> desk.make(first.id(), 1, Draft.of(first), OLGA))
                .hasMessage("SAME");
        assertThatThrownBy(() -> desk.make(new PlanId("free", 1), 1, draft(1, 1), OLGA))
                .hasMessage("FREE");
        assertThatThrownBy(() -> desk.retire(new PlanId("free", 1), OLGA)).hasMessage("FREE");
        assertThatThrownBy(() -> desk.offer(new PlanId(code, 7), OLGA)).hasMessage("UNKNOWN");
    }

    @Test
    void aStartBringsNothingBackThatAnOperatorChanged() {
        desk.make(first.id(), 1, draft(1900, 400), OLGA);
        var mine = plans.find(new PlanId(code, 2)).orElseThrow();

        // The same file as before, then one with a second version of its own, then with a third.
        table.bring(first);
        table.bring(draft(1100, 100).after(first, 2));
        table.bring(draft(1200, 100).after(first, 3));

        assertThat(offered()).containsExactly(mine);
        assertThat(plans.find(new PlanId(code, 3)).orElseThrow().state())
                .isEqualTo(Plan.State.RETIRED);
        assertThat(desk.make(mine.id(), 3, draft(2000, 500), OLGA).id())
                .isEqualTo(new PlanId(code, 4));
    }

    @Test
    void aStartOffersNothingThatAnOperatorRetired() {
        desk.retire(first.id(), OLGA);
        table.bring(first);
        table.bring(draft(1200, 100).after(first, 2));

        assertThat(offered()).isEmpty();
    }

    @Test
    void aStartOffersItsNextVersionWhereNobodyLaidAHand() {
        table.bring(draft(1200, 100).after(first, 2));

        assertThat(offered()).extracting(Plan::id).containsExactly(new PlanId(code, 2));
    }

    private static Draft draft(long cents, long minutes) {
        return new Draft(
                "Studio",
                "工作室版",
                cents,
                1,
                0,
                minutes,
                1000,
                new Overage(true, 5_000_000L),
                new Prices(100, 150_000, 75_000, 600_000),
                new Entitlements.Rates(100, 3600, 100_000),
                Set.of("whisper-large-v3"),
                2,
                30);
    }

    private void buy(Customer who, int version) {
        var till = who.call(() -> buying.begin(new PlanId(code, version), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        who.run(syncing::sync);
    }

    private List<Long> paid(Customer who) {
        return who.call(changing::invoices).stream().map(invoice -> invoice.paid()).toList();
    }

    private List<Plan> offered() {
        return plans.offered().stream().filter(plan -> plan.id().code().equals(code)).toList();
    }

    private List<Version> versions() {
        return desk.versions().stream()
                .filter(version -> version.plan().id().code().equals(code))
                .toList();
    }

    private List<String> audited(String action) {
        return system.sql()
                .sql("select subject from audit.operator_entry where action = :action")
                .param("action", action)
                .query(String.class)
                .list();
    }
}
