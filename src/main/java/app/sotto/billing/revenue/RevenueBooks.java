package app.sotto.billing.revenue;

import app.sotto.audit.OperatorAudit;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.Revenue;
import app.sotto.tenancy.SystemDatabase;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reads the figures out of everybody's books, as the system role. */
@Component
class RevenueBooks implements Revenue {

    /** Until an operator says otherwise. */
    private static final double USUAL_MARGIN = 0.8;

    private final Movements movements;
    private final Plans plans;
    private final SystemDatabase system;
    private final JdbcClient sql;
    private final OperatorAudit audit;
    private final Clock clock;

    RevenueBooks(
            Movements movements,
            Plans plans,
            SystemDatabase system,
            JdbcClient sql,
            OperatorAudit audit,
            ObjectProvider<Clock> clock) {
        this.movements = movements;
        this.plans = plans;
        this.system = system;
        this.sql = sql;
        this.audit = audit;
        this.clock = clock.getIfUnique(Clock::systemUTC);
    }

    @Override
    public Figures figures() {
        var all = movements.all();
        var now = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
        // A clock that was set back does not hide what was heard before.
        var last = all.isEmpty() ? now : all.getLast().month();
        var running = last.isAfter(now) ? last : now;
        return new Figures(
                running,
                Bridging.months(all, running),
                Cohorts.of(all, running),
                usage(),
                held(),
                standing());
    }

    /** What was written down to be charged, whether or not Stripe took it yet. */
    private NavigableMap<YearMonth, Long> usage() {
        var months = new TreeMap<YearMonth, Long>();
        system.sql()
                .sql(
                        """
                        select to_char(hour at time zone 'UTC', 'YYYY-MM') as month, sum(micros) as micros
                        from billing.metered_hour group by 1
                        """)
                .query(
                        (RowCallbackHandler)
                                row ->
                                        months.put(
                                                YearMonth.parse(row.getString(1)), row.getLong(2)));
        return months;
    }

    private List<Held> held() {
        return system
                .sql()
                .sql(
                        """
                        select plan, plan_version, count(*) as customers, sum(seats) as seats
                        from billing.subscription where status in ('ACTIVE', 'PAST_DUE') and plan is not null
                        group by plan, plan_version
                        """)
                .query((row, _) ->
                        held(
                                plan(row.getString("plan"), row.getInt("plan_version")),
                                row.getInt("customers"),
                                row.getInt("seats")))
                .list()
                .stream()
                .sorted(
                        Comparator.comparingInt((Held one) -> one.plan().place())
                                .thenComparing(one -> one.plan().id().code())
                                .thenComparingInt(one -> -one.plan().id().version()))
                .toList();
    }

    private Plan plan(String code, int version) {
        return plans.find(new PlanId(code, version)).orElseThrow();
    }

    private static Held held(Plan plan, int customers, int seats) {
        return new Held(plan, customers, seats, plan.priceCents(seats));
    }

    private Standing standing() {
        int disputes =
                system.sql()
                        .sql(
                                """
                                select count(*) from billing.dispute where status in
                                    ('needs_response', 'under_review', 'warning_needs_response', 'warning_under_review')
                                """)
                        .query(Integer.class)
                        .single();
        return system.sql()
                .sql(
                        """
                        select count(*) filter (where s.status = 'ACTIVE') as paying,
                            count(*) filter (where s.status = 'PAST_DUE') as past_due,
                            coalesce(sum(s.seats * p.price_cents) filter (where s.status = 'PAST_DUE'), 0) as cents,
                            count(*) filter (where s.status = 'UNPAID') as unpaid,
                            count(*) filter (where s.status = 'TRIALING') as trials
                        from billing.subscription s
                        join billing.plan p on p.code = s.plan and p.version = s.plan_version
                        """)
                .query((row, _) ->
                        new Standing(
                                row.getInt("paying"),
                                row.getInt("past_due"),
                                row.getLong("cents"),
                                row.getInt("unpaid"),
                                row.getInt("trials"),
                                disputes))
                .single();
    }

    @Override
    @Transactional(readOnly = true)
    public double margin() {
        return sql.sql("select margin from billing.assumption order by made_at desc, id limit 1")
                .query(BigDecimal.class)
                .optional()
                .map(BigDecimal::doubleValue)
                .orElse(USUAL_MARGIN);
    }

    @Override
    @Transactional
    public void assume(double margin, String operator) {
        var share = BigDecimal.valueOf(margin).setScale(4, RoundingMode.HALF_UP);
        if (share.signum() <= 0 || share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A margin is more than 0 and at most 1");
        }
        var _ =
                sql.sql(
                                """
                                insert into billing.assumption (id, margin, operator, made_at)
                                values (:id, :margin, :operator, :now)
                                """)
                        .param("id", UUID.randomUUID())
                        .param("margin", share)
                        .param("operator", operator)
                        .param("now", Timestamp.from(Instant.now()))
                        .update();
        audit.record(operator, "billing.margin.assume", share.toPlainString());
    }
}
