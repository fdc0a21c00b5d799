package app.sotto.usage.ledger;

import app.sotto.usage.Cap;
import app.sotto.usage.Entitlements;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a tenant was granted, where it lives, and what its owner allows. */
record Terms(Entitlements granted, ZoneId zone, Map<UUID, Cap> caps) {

    Cap cap(UUID holder) {
        return caps.getOrDefault(holder, Cap.NONE);
    }

    /** The most overage of the organisation's month in micro-units; null: no limit. */
    @Nullable Long budget(UUID organisation) {
        if (!granted.overage().charged()) {
            return 0L;
        }
        Long own = cap(organisation).micros();
        return own == null ? granted.overage().budgetMicros() : own;
    }
}
