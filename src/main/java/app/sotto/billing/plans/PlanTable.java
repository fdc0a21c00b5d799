package app.sotto.billing.plans;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.usage.Entitlements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    void bring(Plan plan) {
        Optional<Plan> written = find(plan.id());
        if (written.isEmpty()) {
            boolean older = latest(plan.id().code()) > plan.id().version();
            boolean taken = inAnOperatorsHands(plan.id().code());
            var _ = write(plan, older || taken, null);
            if (taken) {
                log.info(
                        "Plan {} came with the application and is not offered: an operator decides on {}",
                        plan.id(),
                        plan.id().code());
            }
        } else if (!sameOffer(plan, written.get())) {
            log.warn(
                    "plans.yml changes plan {}, which stays as it is: give the change a new version",
                    plan.id());
        }
    }

    /** What an operator made, retired or offered again, no start of the application takes back. */
    private boolean inAnOperatorsHands(String code) {
        return sql.sql(
                        """
                        select exists(select 1 from billing.plan
                            where code = :code and (made_by is not null or state_by is not null))
                        """)
                .param("code", code)
                .query(Boolean.class)
                .single();
    }

    int latest(String code) {
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

    /**
     * Adds a version, which takes the place of earlier ones unless it is retired from the start.
     *
     * @param operator null: it comes with the application
     * @return false if somebody else wrote that version before
     */
    boolean write(Plan plan, boolean retired, @Nullable String operator) {
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
        return sql.sql(
                                """
                                insert into billing.plan (code, version, place, name_en, name_zh, price_cents, currency,
                                    per_seat, least_seats, trial_days, terms, lookup_key, state, made_by)
                                values (:code, :version, :place, :nameEn, :nameZh, :priceCents, :currency,
                                    :perSeat, :leastSeats, :trialDays, cast(:terms as jsonb), :lookupKey, :state, :operator)
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
                        .param("operator", operator, java.sql.Types.VARCHAR)
                        .update()
                == 1;
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

    Plan plan(ResultSet row) throws SQLException {
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
