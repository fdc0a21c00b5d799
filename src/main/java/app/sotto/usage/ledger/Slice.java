package app.sotto.usage.ledger;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that this process holds beforehand for one member or key. What the books hold for it is
 * never less than what is left here and out at work: whatever is given out here is held there.
 */
final class Slice {

    /** So many requests like the one that asks; most take far less than they may. */
    private static final int REQUESTS = 32;

    private static final Duration STRICT = Duration.ofSeconds(1);
    private static final Duration IDLE = Duration.ofSeconds(5);
    private static final Duration SIGN_OF_LIFE = Duration.ofMinutes(1);

    /** Before {@link ExpiringHolds} takes it for that of a dead process. */
    private static final Duration GOOD = Duration.ofMinutes(4);

    /** Tokens that are out at a piece of work. */
    record Part(Source source, long tokens, Instant at) {}

    private final Function<Operation, Object> books;
    private final Supplier<Instant> clock;
    private final Caller holder;

    private ReservationId id = fresh();
    private long left;
    private long out;
    private Instant strictUntil = Instant.EPOCH;
    private Instant monthEnd = Instant.MAX;
    private Instant askedAt = Instant.EPOCH;
    private Instant toldAt = Instant.EPOCH;
    private boolean closed;

    Slice(Function<Operation, Object> books, Supplier<Instant> clock, Caller holder) {
        this.books = books;
        this.clock = clock;
        this.holder = holder;
    }

    boolean isOf(TenantId tenant) {
        return holder.tenant().equals(tenant);
    }

    /** Null where it must be held strictly. */
    synchronized @Nullable Part take(Source source, long tokens) {
        Instant now = clock.get();
        askedAt = now;
        closed = closed || stale(now);
        if (closed || (left < tokens && !lease(tokens, now))) {
            return null;
        }
        left -= tokens;
        out += tokens;
        return new Part(source, tokens, now);
    }

    /** Its month is over, or this process was away for so long that it may be taken for dead. */
    private boolean stale(Instant now) {
        boolean away = left + out > 0 && now.isAfter(toldAt.plus(GOOD));
        return away || !now.isBefore(monthEnd);
    }

    private boolean lease(long tokens, Instant now) {
        if (now.isBefore(strictUntil)) {
            return false;
        }
        // As much again as is out, so that the busier it is, the more seldom the rest waits for
        // this.
        long more = Math.max(Math.multiplyExact(tokens, (long) REQUESTS), out);
        var lease = new Operation.Lease(holder.tenant(), id, holder.id(), new Amount(0, more));
        if (!(books.apply(lease) instanceof Optional<?> end && end.isPresent())) {
            strictUntil = now.plus(STRICT);
            return false;
        }
        left += more;
        monthEnd = (Instant) end.get();
        toldAt = now;
        return true;
    }

    /** Books it; what the work did not take is left for other work. */
    Receipt settle(ReservationId work, Part part, Spent spent) {
        var draw = new Operation.Draw(holder.tenant(), id(), work, part.source(), part.at(), spent);
        var receipt = (Receipt) books.apply(draw);
        back(part, part.tokens() - receipt.tokens());
        return receipt;
    }

    void giveBack(Part part) {
        back(part, part.tokens());
    }

    private synchronized void back(Part part, long unused) {
        out -= part.tokens();
        left += unused;
    }

    /** The slice that work is out of: it stays the same as long as any is. */
    private synchronized ReservationId id() {
        return id;
    }

    /** Gives back what is not out at work; whether there was any. */
    synchronized boolean trim() {
        boolean some = left > 0;
        if (some) {
            keep(out);
            left = 0;
        }
        return some;
    }

    synchronized void tidy() {
        Instant now = clock.get();
        if (closed || idle(now)) {
            var _ = trim();
        }
        if (left + out > 0 && !now.isBefore(toldAt.plus(SIGN_OF_LIFE))) {
            keep(left + out);
        }
    }

    /** Whether it may be thrown away; it takes nothing any more then. */
    synchronized boolean forgotten() {
        boolean empty = left <= 0 && out == 0;
        closed = closed || (empty && idle(clock.get()));
        return closed && empty;
    }

    private void keep(long tokens) {
        var _ = books.apply(new Operation.Trim(holder.tenant(), id, new Amount(0, tokens)));
        toldAt = clock.get();
        if (tokens == 0) {
            id = fresh();
        }
    }

    private boolean idle(Instant now) {
        return !now.isBefore(askedAt.plus(IDLE));
    }

    private static ReservationId fresh() {
        return new ReservationId(UUID.randomUUID());
    }
}
