package app.sotto.gateway.relay;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * What the current tenant is entitled to, as of the last few seconds: a chat should not read it
 * from the database each time. The allowance itself is always held by the newest terms.
 */
@Component
final class Plans {

    private static final long FRESH = Duration.ofSeconds(5).toNanos();
    private static final int MOST = 10_000;

    private final Grants grants;
    private final CurrentTenant currentTenant;
    private final Map<TenantId, Known> known = new ConcurrentHashMap<>();

    Plans(Grants grants, CurrentTenant currentTenant) {
        this.grants = grants;
        this.currentTenant = currentTenant;
    }

    Entitlements current() {
        TenantId tenant = currentTenant.require();
        Known last = known.get(tenant);
        if (last == null || System.nanoTime() - last.since > FRESH) {
            if (known.size() > MOST) {
                known.clear();
            }
            last = new Known(grants.current(), System.nanoTime());
            known.put(tenant, last);
        }
        return last.entitlements;
    }

    private record Known(Entitlements entitlements, long since) {}
}
