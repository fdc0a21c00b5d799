package app.sotto.billing.plans;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.usage.Entitlements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Every plan that was ever offered. The file brings versions that are not there yet. */
@Component
class PlanTable implements Plans, InitializingBean {

    private static final Logger log = LoggerFactory.getLogger(PlanTable.class);

    private final JdbcClient sql;
    private final JsonMapper json;

    PlanTable(JdbcClient sql, JsonMapper json) {
        this.sql = sql;
        this.json = json;
    }

    @Override
    public void afterPropertiesSet() {
        PlanFile.read().forEach(this::bring);
    }

    /**
     * Written once. A file that says otherwise later is not believed: somebody may have bought what
     * is written.
     */
    private void bring(Plan plan) {
        Optional<Plan> written = find(plan.id());
        if (written.isEmpty()) {
            write(plan, latest(plan.id().code()) > plan.id().version());
        } else if (!sameOffer(plan, written.get())) {
            log.warn(
                    "plans.yml changes plan {}, which stays as it is: give the change a new version",
                    plan.id());
        }
    }

    private int latest(String code) {
        return sql.sql("select coalesce(max(version), 0) from billing.plan where code = :code")
                .param("code", code)
                .query(Integer.class)
                .single();
    }

    private static boolean sameOffer(Plan one, Plan other) {
        return one.priceCents() == other.priceCents()
                && one.currency().equals(other.currency())
                && one.seats().equals(other.seats())
                && one.terms().equals(other.terms());
    }

    private void write(Plan plan, boolean retired) {
        if (!retired) {
            var _ =
                    sql.sql(
                                    """
                                    update billing.plan set state = 'RETIRED'
                                    where code = :code and version < :version and state = 'OFFERED'
                                    """)
                            .param("code", plan.id().code())
                            .param("version", plan.id().version())
                            .update();
        }
        var _ =
                sql.sql(
                                """
                                insert into billing.plan (code, version, place, name_en, name_zh, price_cents, currency,
                                    per_seat, least_seats, trial_days, terms, lookup_key, state)
                                values (:code, :version, :place, :nameEn, :nameZh, :priceCents, :currency,
                                    :perSeat, :leastSeats, :trialDays, cast(:terms as jsonb), :lookupKey, :state)
                                on conflict do nothing
                                """)
                        .param("code", plan.id().code())
                        .param("version", plan.id().version())
                        .param("place", plan.place())
                        .param("nameEn", plan.nameEn())
                        .param("nameZh", plan.nameZh())
                        .param("priceCents", plan.priceCents())
                        .param("currency", plan.currency())
                        .param("perSeat", plan.seats().each())
                        .param("leastSeats", plan.seats().least())
                        .param("trialDays", plan.trialDays())
                        .param("terms", json.writeValueAsString(plan.terms()))
                        .param("lookupKey", plan.lookupKey())
                        .param("state", retired ? "RETIRED" : "OFFERED")
                        .update();
    }

    @Override
    public List<Plan> offered() {
        return sql.sql("select * from billing.plan where state = 'OFFERED' order by place, code")
                .query((row, _) -> plan(row))
                .list();
    }

    @Override
    public Optional<Plan> find(PlanId id) {
        return sql.sql("select * from billing.plan where code = :code and version = :version")
                .param("code", id.code())
                .param("version", id.version())
                .query((row, _) -> plan(row))
                .optional();
    }

    private Plan plan(ResultSet row) throws SQLException {
        return new Plan(
                new PlanId(row.getString("code"), row.getInt("version")),
                row.getInt("place"),
                row.getString("name_en"),
                row.getString("name_zh"),
                row.getLong("price_cents"),
                row.getString("currency"),
                new Plan.Seats(row.getBoolean("per_seat"), row.getInt("least_seats")),
                row.getInt("trial_days"),
                json.readValue(row.getString("terms"), Entitlements.class),
                row.getString("lookup_key"),
                Plan.State.valueOf(row.getString("state")));
    }
}
