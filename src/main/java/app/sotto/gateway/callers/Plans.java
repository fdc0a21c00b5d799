package app.sotto.gateway.callers;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Grants;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * What the current tenant's plan allows, remembered for a moment: it is asked for with every
 * request. Money is never decided by it; the ledger reads for itself.
 */
@Component
public class Plans {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 10_000;

    private final Grants grants;
    private final CurrentTenant currentTenant;
    private final Cache<TenantId, Entitlements> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    public Plans(Grants grants, CurrentTenant currentTenant) {
        this.grants = grants;
        this.currentTenant = currentTenant;
    }

    /** What the tenant has, up to five seconds ago. */
    public Entitlements current() {
        return known.get(currentTenant.require(), _ -> grants.current());
    }
}
