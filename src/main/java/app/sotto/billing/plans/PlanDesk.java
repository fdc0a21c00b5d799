package app.sotto.billing.plans;

import app.sotto.audit.OperatorAudit;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.plans.PlanRefusedException.Reason;
import app.sotto.tenancy.SystemDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The operator's hand on what is offered. A version is never changed: another one follows it, and
 * whoever has the first keeps it. Nobody's entitlements are touched by anything here.
 */
@Component
public class PlanDesk {

    private final PlanTable table;
    private final JdbcClient sql;
    private final SystemDatabase system;
    private final OperatorAudit audit;

    PlanDesk(PlanTable table, JdbcClient sql, SystemDatabase system, OperatorAudit audit) {
        this.table = table;
        this.sql = sql;
        this.system = system;
        this.audit = audit;
    }

    /**
     * One version, and who has it.
     *
     * @param holders organisations that have it now: in a trial, paid, past due or unpaid
     * @param madeBy null: it came with the application
     */
    public record Version(Plan plan, int holders, Instant madeAt, @Nullable String madeBy) {

        public boolean offered() {
            return plan.state() == Plan.State.OFFERED;
        }
    }

    /** All there ever were: plans as they are shown, the newest version of each first. */
    public List<Version> versions() {
        Map<PlanId, Integer> holders = holders();
        return sql.sql("select * from billing.plan order by place, code, version desc")
                .query((row, _) -> version(row, holders))
                .list();
    }

    private Version version(ResultSet row, Map<PlanId, Integer> holders) throws SQLException {
        Plan plan = table.plan(row);
        return new Version(
                plan,
                holders.getOrDefault(plan.id(), 0),
                row.getTimestamp("made_at").toInstant(),
                row.getString("made_by"));
    }

    private Map<PlanId, Integer> holders() {
        return system
                .sql()
                .sql(
                        """
                        select plan, plan_version, count(*) from billing.subscription
                        where status in ('TRIALING', 'ACTIVE', 'PAST_DUE', 'UNPAID') and plan is not null
                        group by plan, plan_version
                        """)
                .query((row, _) ->
                        Map.entry(new PlanId(row.getString(1), row.getInt(2)), row.getInt(3)))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Offers another version in place of the one offered now; audited.
     *
     * @param from the version that the draft was made from
     * @param last the newest version that was there when the draft was looked at
     * @throws PlanRefusedException if there is another one by now, or nothing would change
     */
    @Transactional
    public Plan make(PlanId from, int last, Draft draft, String operator) {
        Plan old = known(from);
        if (draft.equals(Draft.of(old))) {
            throw new PlanRefusedException(Reason.SAME);
        }
        if (table.latest(from.code()) != last) {
            throw new PlanRefusedException(Reason.OUTDATED);
        }
        Plan made = draft.after(old, last + 1);
        retire(from.code(), operator);
        if (!table.write(made, false, operator)) {
            throw new PlanRefusedException(Reason.OUTDATED);
        }
        audit.record(operator, "billing.plan.make", made.id().toString());
        return made;
    }

    /** Nobody can choose the plan any more; who has it keeps it. Audited. */
    @Transactional
    public void retire(PlanId plan, String operator) {
        var _ = known(plan);
        retire(plan.code(), operator);
        audit.record(operator, "billing.plan.retire", plan.toString());
    }

    /** It can be chosen again, in place of any other version. Audited. */
    @Transactional
    public void offer(PlanId plan, String operator) {
        var _ = known(plan);
        retire(plan.code(), operator);
        var _ =
                sql.sql(
                                """
                                update billing.plan set state = 'OFFERED', state_by = :operator
                                where code = :code and version = :version
                                """)
                        .param("operator", operator)
                        .param("code", plan.code())
                        .param("version", plan.version())
                        .update();
        audit.record(operator, "billing.plan.offer", plan.toString());
    }

    private void retire(String code, String operator) {
        var _ =
                sql.sql(
                                """
                                update billing.plan set state = 'RETIRED', state_by = :operator
                                where code = :code and state = 'OFFERED'
                                """)
                        .param("operator", operator)
                        .param("code", code)
                        .update();
    }

    private Plan known(PlanId id) {
        Plan plan = table.find(id).orElseThrow(() -> new PlanRefusedException(Reason.UNKNOWN));
        if (plan.free()) {
            throw new PlanRefusedException(Reason.FREE);
        }
        return plan;
    }
}
