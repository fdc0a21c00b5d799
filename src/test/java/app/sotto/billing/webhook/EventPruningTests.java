package app.sotto.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.billing.BillingTest;
import app.sotto.tenancy.SystemDatabase;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** How long events are kept. */
@BillingTest
class EventPruningTests {

    @Autowired EventPruning pruning;
    @Autowired SystemDatabase system;

    @Test
    void finishedEventsGoAfterNinetyDaysAndOthersStay() {
        String old = event(91, true);
        String young = event(89, true);
        String open = event(200, false);
        pruning.prune();

        assertThat(here(old)).isFalse();
        assertThat(here(young)).isTrue();
        assertThat(here(open)).isTrue();
        var _ =
                system.sql()
                        .sql("delete from billing.event where id = :id")
                        .param("id", open)
                        .update();
    }

    private String event(int days, boolean done) {
        String id = "evt_" + UUID.randomUUID();
        var _ =
                system.sql()
                        .sql(
                                """
                                insert into billing.event (id, type, made_at, received_at, done_at, outcome)
                                select :id, 'invoice.paid', at, at, case when :done then at end, 'HEARD'
                                from (select now() - make_interval(days => :days) as at) then_
                                """)
                        .param("id", id)
                        .param("days", days)
                        .param("done", done)
                        .update();
        return id;
    }

    private boolean here(String id) {
        return system.sql()
                .sql("select exists(select 1 from billing.event where id = :id)")
                .param("id", id)
                .query(Boolean.class)
                .single();
    }
}
