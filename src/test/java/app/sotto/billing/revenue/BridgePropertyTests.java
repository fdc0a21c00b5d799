package app.sotto.billing.revenue;

import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import app.sotto.billing.Revenue.Month;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever customers do, the figures add up. */
class BridgePropertyTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);
    private static final YearMonth LAST = YearMonth.of(2026, 6);
    private static final List<Long> PRICES = List.of(0L, 999L, 2400L, 3600L, 24_500L);

    @Test
    void eachMonthAddsUpAndBeginsWhereTheLastEnded() {
        forAll(movements -> {
            Month before = null;
            for (Month month : Bridging.months(movements, LAST)) {
                var cents = month.cents();
                var customers = month.customers();
                boolean adds =
                        cents.opening()
                                                + cents.started()
                                                + cents.expansion()
                                                + cents.returned()
                                                - cents.contraction()
                                                - cents.churn()
                                        == cents.closing()
                                && customers.opening()
                                                + customers.started()
                                                + customers.returned()
                                                - customers.lost()
                                        == customers.closing();
                boolean goesOn =
                        before == null
                                || (before.cents().closing() == cents.opening()
                                        && before.customers().closing() == customers.opening());
                if (!adds || !goesOn) {
                    return false;
                }
                before = month;
            }
            return true;
        });
    }

    @Test
    void itClosesWithWhatEverybodyPaysThen() {
        forAll(movements ->
                Bridging.months(movements, LAST).stream()
                        .allMatch(month -> {
                            var paid = atTheEndOf(month.month(), movements);
                            return month.cents().closing()
                                            == paid.values().stream()
                                                    .mapToLong(Long::longValue)
                                                    .sum()
                                    && month.customers().closing()
                                            == paid.values().stream().filter(c -> c > 0).count();
                        }));
    }

    @Test
    void retentionIsWithinItsBounds() {
        forAll(movements ->
                Bridging.months(movements, LAST).stream()
                        .allMatch(month -> {
                            double gross = month.grossRetention().orElse(0);
                            double net = month.netRetention().orElse(0);
                            double churn = month.customerChurn().orElse(0);
                            return gross >= 0
                                    && gross <= 1
                                    && net >= gross
                                    && churn >= 0
                                    && churn <= 1;
                        }));
    }

    @Test
    void cohortsTogetherAreEverybody() {
        forAll(movements -> {
            var months = Bridging.months(movements, LAST);
            var cohorts = Cohorts.of(movements, LAST);
            return months.stream()
                    .allMatch(month ->
                            cohorts.stream()
                                            .filter(one -> !one.began().isAfter(month.month()))
                                            .mapToLong(one ->
                                                    one.kept()
                                                            .get(since(one.began(), month))
                                                            .cents())
                                            .sum()
                                    == month.cents().closing());
        });
    }

    private static int since(YearMonth began, Month month) {
        return (int) began.until(month.month(), java.time.temporal.ChronoUnit.MONTHS);
    }

    private static void forAll(java.util.function.Predicate<List<Movement>> holds) {
        qt().forAll(longs().all(), integers().between(0, 60))
                .check((seed, count) -> holds.test(lives(new Random(seed), count)));
    }

    private static List<Movement> lives(Random random, int count) {
        var life = new Life();
        var paid = new HashMap<String, Long>();
        var day = FIRST;
        for (int i = 0; i < count && YearMonth.from(day).compareTo(LAST) <= 0; i++) {
            String who = "customer " + random.nextInt(6);
            long cents = PRICES.get(random.nextInt(PRICES.size()));
            if (cents != paid.getOrDefault(who, 0L)) {
                life.pays(who, day.toString(), cents);
                paid.put(who, cents);
            }
            day = day.plusDays(random.nextInt(20));
        }
        return life.movements();
    }

    private static Map<Object, Long> atTheEndOf(YearMonth month, List<Movement> movements) {
        var paid = new HashMap<Object, Long>();
        movements.stream()
                .filter(movement -> !movement.month().isAfter(month))
                .forEach(movement -> paid.put(movement.tenant(), movement.after()));
        return paid;
    }
}
