package app.sotto.operations.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Reconciliation;
import app.sotto.billing.Revenue;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Entitlements;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Books of three months, and one difference. */
class RevenueOnShow implements Revenue, Reconciliation {

    static final YearMonth JUNE = YearMonth.of(2026, 6);
    static final Instant NIGHT = Instant.parse("2026-06-02T03:23:00Z");

    boolean empty;
    double margin = 0.8;
    Outcome outcome = new Outcome(3, 0, true);
    final List<String> done = new ArrayList<>();
    private @Nullable Look look;

    @Override
    public Figures figures() {
        return empty
                ? new Figures(
                        JUNE,
                        List.of(),
                        List.of(),
                        new TreeMap<>(),
                        List.of(),
                        new Standing(0, 0, 0, 0, 2, 0))
                : new Figures(
                        JUNE,
                        List.of(
                                new Month(
                                        JUNE.minusMonths(2),
                                        new Bridge(0, 5000, 0, 0, 0, 0, 5000),
                                        new Customers(0, 2, 0, 0, 2)),
                                new Month(
                                        JUNE.minusMonths(1),
                                        new Bridge(5000, 1000, 500, 0, 2500, 0, 4000),
                                        new Customers(2, 1, 0, 1, 2)),
                                new Month(
                                        JUNE,
                                        new Bridge(4000, 0, 0, 1000, 0, 0, 3000),
                                        new Customers(2, 0, 0, 0, 2))),
                        List.of(
                                new Cohort(
                                        JUNE.minusMonths(2),
                                        2,
                                        5000,
                                        List.of(
                                                new Cohort.Kept(2, 5000),
                                                new Cohort.Kept(1, 3000),
                                                new Cohort.Kept(1, 2000)))),
                        new TreeMap<>(Map.of(JUNE.minusMonths(1), 1_250_000L)),
                        List.of(new Held(plan(), 2, 3, 3000)),
                        new Standing(1, 1, 2000, 0, 4, 1));
    }

    private static Plan plan() {
        return new Plan(
                new PlanId("studio", 2),
                1,
                "Studio",
                "工作室版",
                1000,
                "usd",
                new Plan.Seats(true, 1),
                0,
                new Entitlements(
                        "studio",
                        2,
                        Duration.ofMinutes(1),
                        1,
                        Entitlements.Overage.STOPS,
                        new Entitlements.Prices(1, 1, 1, 1),
                        new Entitlements.Rates(1, 1, 1),
                        Set.of(),
                        1,
                        null),
                "sotto_studio_2",
                Plan.State.OFFERED);
    }

    @Override
    public double margin() {
        return margin;
    }

    @Override
    public void assume(double assumed, String operator) {
        margin = assumed;
        done.add(operator + " assumes " + assumed);
    }

    @Override
    public List<Difference> differences(int most) {
        return empty
                ? List.of()
                : List.of(
                        new Difference(
                                new UUID(1, 1),
                                new TenantId(new UUID(2, 2)),
                                "Anna's desk",
                                Kind.METERED,
                                "SPEECH",
                                "7000000",
                                "6999900",
                                NIGHT,
                                null,
                                look),
                        new Difference(
                                new UUID(1, 2),
                                new TenantId(new UUID(2, 3)),
                                null,
                                Kind.SUBSCRIPTION,
                                "",
                                "ACTIVE pro 1, 1, sub_1",
                                null,
                                NIGHT,
                                NIGHT,
                                null));
    }

    @Override
    public Outcome compare(String operator) {
        done.add(operator + " compares");
        return outcome;
    }

    @Override
    public void lookedAt(UUID difference, String note, String operator) {
        look = new Look(NIGHT, operator, note);
        done.add(operator + " notes " + note);
    }
}
