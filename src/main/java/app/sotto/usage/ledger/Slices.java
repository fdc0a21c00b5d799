package app.sotto.usage.ledger;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The slices that this process has leased, one for a member or key that asks for text far from its
 * limits: its requests are held here, without a transaction, and booked out of the slice. Near a
 * limit there is none, and every hold is strict.
 */
@Component
class Slices implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Slices.class);

    /**
     * What programs ask for hundreds of times a second, and no transaction of a room goes along.
     */
    private static final Set<Source> RELAYED = Set.of(Source.CHAT, Source.EMBEDDING);

    private static final long SECOND = 1000;

    private record Holder(TenantId tenant, UUID id) {}

    private record Taken(Slice slice, Slice.Part part) {}

    private final Till till;
    private final Moment moment;
    private final Map<Holder, Slice> slices = new ConcurrentHashMap<>();
    private final Map<ReservationId, Taken> taken = new ConcurrentHashMap<>();

    private final ScheduledExecutorService housekeeping =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("slices").factory());

    Slices(Till till, Moment moment) {
        this.till = till;
        this.moment = moment;
        var _ =
                housekeeping.scheduleWithFixedDelay(
                        this::tidy, SECOND, SECOND, TimeUnit.MILLISECONDS);
    }

    /** A hold out of a slice; null: it must be held strictly. */
    @Nullable ReservationId take(Caller caller, Source source, Amount estimate) {
        if (!RELAYED.contains(source) || estimate.tokens() == 0) {
            return null;
        }
        var holder = new Holder(caller.tenant(), caller.id());
        Slice slice =
                slices.computeIfAbsent(holder, _ -> new Slice(till::post, moment::now, caller));
        Slice.Part part = slice.take(source, estimate.tokens());
        if (part == null) {
            return null;
        }
        var id = new ReservationId(UUID.randomUUID());
        taken.put(id, new Taken(slice, part));
        return id;
    }

    /** Null: it was not taken here. */
    @Nullable Receipt settle(TenantId tenant, ReservationId id, Spent spent) {
        Taken one = taken.get(id);
        if (one == null || !one.slice().isOf(tenant)) {
            return null;
        }
        Receipt receipt = one.slice().settle(id, one.part(), spent);
        var _ = taken.remove(id);
        return receipt;
    }

    /** Whether it was taken here. */
    boolean release(TenantId tenant, ReservationId id) {
        Taken one = taken.get(id);
        if (one == null || !one.slice().isOf(tenant) || !taken.remove(id, one)) {
            return false;
        }
        one.slice().giveBack(one.part());
        return true;
    }

    /** Before a tenant is refused: what it has here and does not use may be what it lacks. */
    boolean giveBack(TenantId tenant) {
        return slices.entrySet().stream()
                        .filter(one -> one.getKey().tenant().equals(tenant))
                        .filter(one -> one.getValue().trim())
                        .count()
                > 0;
    }

    /** What nobody asked for lately goes back; what is in use is shown to be. */
    void tidy() {
        for (Slice slice : slices.values()) {
            try {
                slice.tidy();
            } catch (RuntimeException e) {
                log.warn("A slice could not be given back; it will be tried again", e);
            }
        }
        slices.values().removeIf(Slice::forgotten);
    }

    /** Before the till closes, which it is made of. */
    @Override
    public void close() {
        housekeeping.shutdownNow();
        slices.values().forEach(Slice::trim);
    }
}
