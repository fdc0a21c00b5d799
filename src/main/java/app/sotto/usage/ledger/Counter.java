package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import java.time.LocalDate;
import java.util.UUID;

/**
 * The running total of one holder's month.
 *
 * @param chargedMicros overage, in micro-units
 */
record Counter(Key key, Amount used, Amount held, long chargedMicros) {

    /** A month, by its first day where the tenant lives, of an organisation, member or key. */
    record Key(TenantId tenant, LocalDate month, UUID holder) {

        /** The organisation's own, of the same month. */
        Key organisation() {
            return new Key(tenant, month, tenant.value());
        }
    }

    static Counter of(Key key) {
        return new Counter(key, Amount.NOTHING, Amount.NOTHING, 0);
    }

    /** Used and held together. */
    Amount committed() {
        return used.plus(held);
    }

    Counter hold(Amount more) {
        return new Counter(key, used, held.plus(more), chargedMicros);
    }

    /** Books work, a part of which was held. */
    Counter use(Amount booked, Amount before, long micros) {
        return new Counter(
                key, used.plus(booked), held.minus(before), Math.addExact(chargedMicros, micros));
    }
}
