package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.longs;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds however several processes take from slices, book, give back and die. */
class SlicePropertyTests {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final Caller KEY = new Caller.Key(TENANT, new UUID(2, 1));
    private static final int STEPS = 150;

    @Test
    void usedAndHeldNeverPassWhatThePlanIncludes() {
        qt().forAll(longs().all(), integers().between(0, 400_000))
                .checkAssert((seed, included) -> {
                    var life = new Life(seed, plan(included, Overage.STOPS));
                    life.run(() ->
                            assertThat(life.month().committed().tokens())
                                    .isLessThanOrEqualTo(included));
                });
    }

    @Test
    void overageNeverPassesTheBudget() {
        qt().forAll(longs().all(), longs().between(0, 100_000))
                .checkAssert((seed, budget) -> {
                    var life = new Life(seed, plan(20_000, new Overage(true, budget)));
                    life.run(() ->
                            assertThat(life.month().chargedMicros()).isLessThanOrEqualTo(budget));
                });
    }

    /** What died with its process is swept; then nothing is held and all that was done is used. */
    @Test
    void nothingIsLostAndNothingIsCountedTwice() {
        qt().forAll(longs().all(), integers().between(0, 4_000_000))
                .checkAssert((seed, included) -> {
                    var life = new Life(seed, plan(included, new Overage(true, null)));
                    life.run(() -> {});
                    life.end();
                    assertThat(life.month().held()).isEqualTo(Amount.NOTHING);
                    assertThat(life.month().used().tokens()).isEqualTo(life.done);
                    assertThat(life.sum(Account.HELD)).isZero();
                    assertThat(life.sum(Account.USED)).isEqualTo(life.done);
                    assertThat(life.sum(Account.ALLOWANCE)).isEqualTo(-life.done);
                });
    }

    private static Entitlements plan(long tokens, Overage overage) {
        return new Entitlements(
                "test",
                1,
                Duration.ZERO,
                tokens,
                overage,
                new Prices(100, 150_000, 75_000, 600_000),
                new Rates(1, 1, 1),
                Set.of(),
                1,
                null);
    }

    /** A month of two processes in one book, as if it were one batch; the clock goes on. */
    private static final class Life {

        private final Random random;
        private final Map<TenantId, Terms> terms;
        private final Map<Counter.Key, Counter> counters = new HashMap<>();
        private final Map<ReservationId, Reservation> reservations = new HashMap<>();
        private final List<Entry> entries = new ArrayList<>();
        private final List<Work> working = new ArrayList<>();
        private final List<Slice> slices = new ArrayList<>();
        private Instant now = Instant.parse("2026-06-15T12:00:00Z");
        private long done;

        private record Work(Slice slice, ReservationId id, Slice.Part part) {}

        Life(long seed, Entitlements plan) {
            random = new Random(seed);
            terms = Map.of(TENANT, new Terms(plan, ZoneOffset.UTC, Map.of()));
            slices.add(process());
            slices.add(process());
        }

        void run(Runnable check) {
            for (int i = 0; i < STEPS; i++) {
                step();
                check.run();
            }
        }

        void end() {
            for (Work work : List.copyOf(working)) {
                finish(work);
            }
            slices.forEach(Slice::trim);
            now = now.plus(ExpiringHolds.SLICE_EXPIRY).plusSeconds(1);
            for (Reservation one : List.copyOf(reservations.values())) {
                if (one.status().holds()) {
                    var since = now.minus(ExpiringHolds.SLICE_EXPIRY);
                    var _ = post(new Operation.Expire(TENANT, one.id(), since));
                }
            }
        }

        private void step() {
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> begin();
                case 4, 5 -> any().ifPresent(this::finish);
                case 6 ->
                        any().ifPresent(work -> {
                            working.remove(work);
                            work.slice().giveBack(work.part());
                        });
                case 7 -> strictly();
                case 8 -> {
                    now = now.plusSeconds(random.nextInt(4));
                    slices.forEach(Slice::tidy);
                }
                default -> {
                    if (random.nextInt(10) == 0) {
                        dies(random.nextInt(2));
                    }
                }
            }
        }

        private void begin() {
            Slice slice = slices.get(random.nextInt(2));
            Slice.Part part = slice.take(Source.CHAT, 1 + random.nextInt(500));
            if (part != null) {
                working.add(new Work(slice, new ReservationId(UUID.randomUUID()), part));
            }
        }

        private void finish(Work work) {
            working.remove(work);
            long tokens = random.nextLong(work.part().tokens() + 1);
            var spent = spent(tokens);
            var receipt = work.slice().settle(work.id(), work.part(), spent);
            assertThat(receipt.tokens()).isEqualTo(tokens);
            done += tokens;
        }

        private void strictly() {
            long tokens = 1 + random.nextInt(2000);
            var id = new ReservationId(UUID.randomUUID());
            var hold =
                    new Operation.Hold(
                            TENANT, id, KEY.id(), Source.EMBEDDING, new Amount(0, tokens));
            if (post(hold) instanceof Granted) {
                long used = random.nextLong(tokens + 1);
                var _ = post(new Operation.Settle(TENANT, id, spent(used)));
                var _ = post(new Operation.Settle(TENANT, id, spent(tokens)));
                done += used;
            }
        }

        /** Its work goes with it. */
        private void dies(int process) {
            Slice dead = slices.set(process, process());
            working.removeIf(work -> work.slice().equals(dead));
        }

        private Slice process() {
            return new Slice(this::post, () -> now, KEY);
        }

        private Optional<Work> any() {
            return working.isEmpty()
                    ? Optional.empty()
                    : Optional.of(working.get(random.nextInt(working.size())));
        }

        private Object post(Operation operation) {
            var book = new Book(now, terms, counters, reservations, new HashMap<>());
            Object answer = book.decide(operation);
            counters.putAll(book.moved);
            reservations.putAll(book.added);
            reservations.putAll(book.changed);
            entries.addAll(book.entries());
            return answer;
        }

        Counter month() {
            var month = Period.of(now, ZoneOffset.UTC).month();
            var key = new Counter.Key(TENANT, month, TENANT.value());
            return counters.getOrDefault(key, Counter.of(key));
        }

        long sum(Account account) {
            return entries.stream()
                    .filter(entry -> entry.line().unit() == Unit.TOKENS)
                    .mapToLong(entry ->
                            (entry.line().to() == account ? entry.amount() : 0)
                                    - (entry.line().from() == account ? entry.amount() : 0))
                    .sum();
        }

        private static Spent spent(long tokens) {
            return new Spent(Duration.ZERO, Duration.ZERO, "test/text", Tokens.of(0, tokens));
        }
    }
}
