package app.sotto.billing.revenue;

import app.sotto.billing.Revenue.Cohort;
import app.sotto.billing.Revenue.Cohort.Kept;
import app.sotto.tenancy.TenantId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Who first paid in the same month, and what is left of them after so many. */
final class Cohorts {

    private Cohorts() {}

    /** The oldest first. */
    static List<Cohort> of(List<Movement> movements, YearMonth running) {
        Map<TenantId, List<Movement>> lives =
                movements.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Movement::tenant, LinkedHashMap::new, Collectors.toList()));
        var byMonth =
                lives.values().stream()
                        .collect(
                                Collectors.groupingBy(
                                        life -> life.getFirst().month(),
                                        TreeMap::new,
                                        Collectors.toList()));
        return byMonth.entrySet().stream()
                .map(one -> cohort(one.getKey(), one.getValue(), running))
                .toList();
    }

    private static Cohort cohort(
            YearMonth began, Collection<List<Movement>> lives, YearMonth running) {
        var kept = new ArrayList<Kept>();
        for (var at = began; !at.isAfter(running); at = at.plusMonths(1)) {
            int customers = 0;
            long cents = 0;
            for (var life : lives) {
                long paid = atTheEndOf(at, life);
                customers += paid > 0 ? 1 : 0;
                cents += paid;
            }
            kept.add(new Kept(customers, cents));
        }
        long first = lives.stream().mapToLong(life -> life.getFirst().after()).sum();
        return new Cohort(began, lives.size(), first, List.copyOf(kept));
    }

    private static long atTheEndOf(YearMonth month, List<Movement> life) {
        long cents = 0;
        for (var movement : life) {
            if (movement.month().isAfter(month)) {
                break;
            }
            cents = movement.after();
        }
        return cents;
    }
}
