package app.sotto.billing.revenue;

import app.sotto.billing.Revenue.Bridge;
import app.sotto.billing.Revenue.Customers;
import app.sotto.billing.Revenue.Month;
import app.sotto.tenancy.TenantId;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * From movements to months. Each customer counts once a month, by what they paid at its beginning
 * and at its end: who left and came back in between did neither.
 */
final class Bridging {

    /** What each organisation ever paid anything pays now; 0 once it left. */
    private final Map<TenantId, Long> paying = new HashMap<>();

    private Bridging() {}

    /** From the month of the first movement to the running one; none without any movement. */
    static List<Month> months(List<Movement> movements, YearMonth running) {
        var byMonth =
                movements.stream()
                        .collect(
                                Collectors.groupingBy(
                                        Movement::month, TreeMap::new, Collectors.toList()));
        var months = new ArrayList<Month>();
        if (!byMonth.isEmpty()) {
            var bridging = new Bridging();
            for (var at = byMonth.firstKey(); !at.isAfter(running); at = at.plusMonths(1)) {
                months.add(bridging.month(at, byMonth.getOrDefault(at, List.of())));
            }
        }
        return List.copyOf(months);
    }

    private Month month(YearMonth month, List<Movement> movements) {
        Map<TenantId, Long> ends = new HashMap<>();
        movements.forEach(movement -> ends.put(movement.tenant(), movement.after()));
        var sum = new Sum();
        long opening = 0;
        int customers = 0;
        for (long cents : paying.values()) {
            opening += cents;
            customers += cents > 0 ? 1 : 0;
        }
        ends.forEach((tenant, end) -> sum.add(paying.getOrDefault(tenant, 0L), end, knows(tenant)));
        paying.putAll(ends);
        return new Month(month, sum.bridge(opening), sum.customers(customers));
    }

    private boolean knows(TenantId tenant) {
        return paying.containsKey(tenant);
    }

    /** What the customers that moved in a month come to. */
    private static final class Sum {
        private long started;
        private long expansion;
        private long contraction;
        private long churn;
        private long returned;
        private int newcomers;
        private int returners;
        private int lost;

        void add(long before, long after, boolean known) {
            if (before == after) {
                return;
            }
            switch (Movement.Kind.of(before, after, !known)) {
                case NEW -> {
                    started += after;
                    newcomers++;
                }
                case REACTIVATION -> {
                    returned += after;
                    returners++;
                }
                case CHURN -> {
                    churn += before;
                    lost++;
                }
                case EXPANSION -> expansion += after - before;
                case CONTRACTION -> contraction += before - after;
            }
        }

        Bridge bridge(long opening) {
            return new Bridge(
                    opening,
                    started,
                    expansion,
                    contraction,
                    churn,
                    returned,
                    opening + started + expansion + returned - contraction - churn);
        }

        Customers customers(int opening) {
            return new Customers(
                    opening, newcomers, returners, lost, opening + newcomers + returners - lost);
        }
    }
}
