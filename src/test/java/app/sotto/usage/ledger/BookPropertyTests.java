package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Cap;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Prices;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What holds for every order of holds, settlements and releases. */
class BookPropertyTests {

    private static final TenantId TENANT = new TenantId(new UUID(1, 1));
    private static final UUID ONE = new UUID(2, 1);
    private static final UUID OTHER = new UUID(2, 2);
    private static final Instant NOON = Instant.parse("2026-06-15T12:00:00Z");
    private static final long PRICE = 100;

    @Test
    void usedAndHeldNeverPassWhatThePlanIncludes() {
        qt().forAll(longs().all(), integers().between(0, 2000))
                .check((seed, included) -> {
                    var books = new Interleaving(seed, plan(included, Overage.STOPS));
                    books.run(60);
                    return books.month().committed().seconds() <= included;
                });
    }

    @Test
    void overageNeverPassesTheBudget() {
        qt().forAll(longs().all(), integers().between(0, 500), longs().between(0, 50_000))
                .check((seed, included, budget) -> {
                    var books = new Interleaving(seed, plan(included, new Overage(true, budget)));
                    books.run(60);
                    return books.month().chargedMicros() <= budget;
                });
    }

    @Test
    void allAccountsTogetherAreZeroAndSayWhatTheCountersSay() {
        qt().forAll(longs().all(), integers().between(0, 500))
                .checkAssert((seed, included) -> {
                    var books = new Interleaving(seed, plan(included, new Overage(true, null)));
                    books.run(60);
                    Counter month = books.month();
                    assertThat(books.sum(Unit.SECONDS, Account.HELD))
                            .isEqualTo(month.held().seconds());
                    assertThat(books.sum(Unit.SECONDS, Account.USED))
                            .isEqualTo(month.used().seconds());
                    assertThat(books.sum(Unit.MICROS, Account.USED))
                            .isEqualTo(month.chargedMicros());
                    for (Unit unit : Unit.values()) {
                        assertThat(
                                        java.util.Arrays.stream(Account.values())
                                                .mapToLong(a -> books.sum(unit, a))
                                                .sum())
                                .isZero();
                    }
                });
    }

    /**
     * Overage is what lies beyond, once, however the work was ordered and however often it came.
     */
    @Test
    void theBillIsTheSameInEveryOrderAndAfterEveryReplay() {
        qt().forAll(
                        lists().of(integers().between(0, 300)).ofSizeBetween(1, 30),
                        integers().between(0, 2000),
                        longs().all())
                .checkAssert((pieces, included, seed) -> {
                    Entitlements plan = plan(included, new Overage(true, null));
                    long once = bill(pieces, plan, new Random(seed), 1);
                    long again = bill(pieces, plan, new Random(seed + 1), 3);
                    long all = pieces.stream().mapToLong(Integer::longValue).sum();
                    assertThat(once)
                            .isEqualTo(again)
                            .isEqualTo(PRICE * Math.max(0, all - included));
                });
    }

    @Test
    void aPieceOfWorkCostsTheSumOfItsParts() {
        qt().forAll(
                        longs().between(0, 5_000_000),
                        longs().between(0, 5_000_000),
                        longs().between(0, 5_000_000))
                .checkAssert((used, prompt, completion) -> {
                    Entitlements charged = plan(0, new Overage(true, null));
                    Receipt receipt =
                            Pricing.receipt(
                                    charged, new Amount(0, used), 0, Tokens.of(prompt, completion));
                    Receipt stopped =
                            Pricing.receipt(
                                    plan(0, Overage.STOPS),
                                    Amount.NOTHING,
                                    0,
                                    Tokens.of(prompt, completion));
                    assertThat(receipt.priceMicros()).isEqualTo(stopped.priceMicros());
                    assertThat(receipt.includedMicros()).isNotNegative();
                    assertThat(receipt.overageMicros()).isNotNegative();
                });
    }

    private static long bill(List<Integer> pieces, Entitlements plan, Random random, int times) {
        var books = new Interleaving(random.nextLong(), plan);
        var settlements = new ArrayList<Operation>();
        for (int seconds : pieces) {
            ReservationId id = books.held(300);
            settlements.addAll(Collections.nCopies(times, settle(id, seconds)));
        }
        Collections.shuffle(settlements, random);
        settlements.forEach(books::decide);
        return books.month().chargedMicros();
    }

    private static Operation settle(ReservationId id, long seconds) {
        var spent =
                new Spent(Duration.ofSeconds(seconds), Duration.ZERO, "test/speech", Tokens.NONE);
        return new Operation.Settle(TENANT, id, spent);
    }

    private static Entitlements plan(long included, Overage overage) {
        return new Entitlements(
                "test",
                1,
                Duration.ofSeconds(included),
                1_000_000,
                overage,
                new Prices(PRICE, 150_000, 75_000, 600_000),
                new Rates(1, 1, 1),
                Set.of(),
                1,
                null);
    }

    /** One book, as if a month were one batch. */
    private static final class Interleaving {

        private final Random random;
        private final Book book;
        private final Map<ReservationId, Long> open = new HashMap<>();

        Interleaving(long seed, Entitlements plan) {
            random = new Random(seed);
            var terms = new Terms(plan, ZoneOffset.UTC, Map.of(OTHER, new Cap(700L, null)));
            book = new Book(NOON, Map.of(TENANT, terms), Map.of(), Map.of(), new HashMap<>());
        }

        void run(int steps) {
            IntStream.range(0, steps).forEach(_ -> step());
        }

        private void step() {
            var id =
                    open.isEmpty()
                            ? null
                            : List.copyOf(open.keySet()).get(random.nextInt(open.size()));
            switch (random.nextInt(5)) {
                case 0, 1 -> {
                    var _ = held(random.nextInt(200));
                }
                case 2 -> {
                    if (id != null) {
                        // Never more than was held: work is measured before it is held.
                        decide(settle(id, random.nextLong(open.get(id) + 1)));
                    }
                }
                case 3 -> {
                    if (id != null) {
                        decide(new Operation.Release(TENANT, id));
                    }
                }
                default -> {
                    if (id != null) {
                        extend(id, random.nextInt(400));
                    }
                }
            }
        }

        private void extend(ReservationId id, long total) {
            var more = new Operation.Extend(TENANT, id, new Amount(total, 0));
            if ((boolean) book.decide(more)) {
                open.merge(id, total, Math::max);
            }
        }

        ReservationId held(long seconds) {
            var id = new ReservationId(UUID.randomUUID());
            var hold =
                    new Operation.Hold(
                            TENANT,
                            id,
                            seconds == 300 || random.nextBoolean() ? ONE : OTHER,
                            Source.API,
                            new Amount(seconds, 0));
            if (book.decide(hold) instanceof Granted) {
                open.put(id, seconds);
            }
            return id;
        }

        void decide(Operation operation) {
            var _ = book.decide(operation);
        }

        Counter month() {
            var month = Period.of(NOON, ZoneOffset.UTC).month();
            var key = new Counter.Key(TENANT, month, TENANT.value());
            return book.moved.getOrDefault(key, Counter.of(key));
        }

        long sum(Unit unit, Account account) {
            return book.entries().stream()
                    .filter(entry -> entry.line().unit() == unit)
                    .mapToLong(entry ->
                            (entry.line().to() == account ? entry.amount() : 0)
                                    - (entry.line().from() == account ? entry.amount() : 0))
                    .sum();
        }
    }
}
