package app.sotto.billing.revenue;

import app.sotto.billing.PlanId;
import app.sotto.tenancy.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Organisations by a letter, and what they pay from which day on. */
final class Life {

    private final Map<String, TenantId> tenants = new HashMap<>();
    private final List<Movement> movements = new ArrayList<>();

    /**
     * @param day such as {@code 2026-01-10}
     * @param cents a month from then on
     */
    Life pays(String who, String day, long cents) {
        var tenant = tenants.computeIfAbsent(who, _ -> TenantId.random());
        var before = movements.stream().filter(one -> one.tenant().equals(tenant)).toList();
        long had = before.isEmpty() ? 0 : before.getLast().after();
        movements.add(
                new Movement(
                        tenant,
                        before.size() + 1,
                        Instant.parse(day + "T12:00:00Z"),
                        Movement.Kind.of(had, cents, before.isEmpty()),
                        had,
                        cents,
                        new PlanId("team", 1),
                        1));
        return this;
    }

    List<Movement> movements() {
        return movements.stream().sorted(Comparator.comparing(Movement::at)).toList();
    }
}
