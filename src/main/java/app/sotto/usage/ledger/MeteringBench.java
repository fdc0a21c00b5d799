package app.sotto.usage.ledger;

import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Estimate;
import app.sotto.usage.Grants;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageHistory;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./sotto bench metering}: what the ledger books in a second, and how fast it is read.
 * {@code -Dsotto.bench.rows} hours fill the table that a month is read from.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "metering")
class MeteringBench implements ApplicationRunner {

    private static final int ROUNDS = 3;
    private static final Duration ROUND = Duration.ofSeconds(5);
    private static final int WAITING = 1000;
    private static final int DUPLICATES = 1_000_000;
    private static final long ROWS = 10_000_000;

    private static final long PLENTY = 1_000_000_000_000L;

    /** What callers hold and settle again and again. */
    private record Piece(Source source, Estimate estimate, Spent spent) {}

    private static final Piece SPEECH =
            new Piece(
                    Source.API,
                    Estimate.speech(Duration.ofSeconds(10)),
                    new Spent(
                            Duration.ofSeconds(7),
                            Duration.ofSeconds(9),
                            "bench/speech",
                            Tokens.NONE));

    private static final Piece TEXT =
            new Piece(
                    Source.CHAT,
                    Estimate.tokens(1000),
                    new Spent(Duration.ZERO, Duration.ZERO, "bench/text", Tokens.of(100, 50)));

    private final Allowance allowance;
    private final Grants grants;
    private final UsageHistory history;
    private final BookWriter writer;
    private final CurrentTenant currentTenant;
    private final SystemDatabase system;
    private final JdbcTemplate sql;
    private final TransactionTemplate transaction;
    private final ApplicationContext context;
    private final Map<String, Object> figures = new LinkedHashMap<>();

    MeteringBench(
            Allowance allowance,
            Grants grants,
            UsageHistory history,
            BookWriter writer,
            CurrentTenant currentTenant,
            SystemDatabase system,
            JdbcTemplate sql,
            TransactionTemplate transaction,
            ApplicationContext context) {
        this.allowance = allowance;
        this.grants = grants;
        this.history = history;
        this.writer = writer;
        this.currentTenant = currentTenant;
        this.system = system;
        this.sql = sql;
        this.transaction = transaction;
        this.context = context;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        long rows = Long.getLong("sotto.bench.rows", ROWS);
        List<TenantId> many = IntStream.range(0, 1000).mapToObj(_ -> tenant()).toList();
        TenantId hot = tenant();
        say("A hold and its settlement, both durable, a second; medians of " + ROUNDS + " rounds");
        double alone =
                figure(
                        "one organisation, each by a commit of its own",
                        () -> pairs(_ -> hot, 16, true, SPEECH));
        double together =
                figure(
                        "one organisation, by the till",
                        () -> pairs(_ -> hot, WAITING, false, SPEECH));
        say("%-52s %10.1f".formatted("  times as many", together / alone));
        figure("1,000 organisations, by the till", () -> pairs(many::get, WAITING, false, SPEECH));
        double sliced =
                figure(
                        "one organisation, text out of a slice",
                        () -> pairs(_ -> hot, WAITING, false, TEXT));
        say("%-52s %10.1f".formatted("  times as many", sliced / alone));
        figure(
                "1,000 organisations, text out of slices",
                () -> pairs(many::get, WAITING, false, TEXT));
        say("");
        figure("events with their hours a second, in batches of 1,000", () -> events(many));
        duplicates(hot);
        month(many.getFirst(), rows);
        say(
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures));
        System.exit(SpringApplication.exit(context));
    }

    /** Callers who each hold and settle, one after the other, for the time of a round. */
    private double pairs(IntFunction<TenantId> tenants, int callers, boolean alone, Piece piece) {
        var done = new AtomicLong();
        long end = System.nanoTime() + ROUND.toNanos();
        inParallel(
                callers,
                i -> {
                    TenantId tenant = tenants.apply(i);
                    while (System.nanoTime() < end) {
                        ReservationId id = inTenant(tenant, alone, () -> held(tenant, piece));
                        var _ = inTenant(tenant, alone, () -> allowance.settle(id, piece.spent()));
                        var _ = done.incrementAndGet();
                    }
                });
        return done.get() / (ROUND.toNanos() / 1e9);
    }

    private double events(List<TenantId> tenants) {
        int batches = 100;
        long start = System.nanoTime();
        for (int batch = 0; batch < batches; batch++) {
            var book = new Book(Instant.now(), Map.of(), Map.of(), Map.of(), new LinkedHashMap<>());
            tenants.forEach(tenant -> book.events.add(event(tenant, book.now())));
            transaction.executeWithoutResult(_ -> {
                Till.opening(tenants).run(sql);
                writer.write(book);
            });
        }
        return batches * tenants.size() / seconds(start);
    }

    private void duplicates(TenantId tenant) {
        List<ReservationId> settled =
                IntStream.range(0, 1000)
                        .mapToObj(_ -> {
                            ReservationId id = inTenant(tenant, false, () -> held(tenant, SPEECH));
                            var _ =
                                    inTenant(
                                            tenant,
                                            false,
                                            () -> allowance.settle(id, SPEECH.spent()));
                            return id;
                        })
                        .toList();
        var before = standing(tenant);
        long start = System.nanoTime();
        inParallel(
                WAITING,
                i -> {
                    for (int again = 0; again < DUPLICATES / WAITING; again++) {
                        var _ =
                                inTenant(
                                        tenant,
                                        false,
                                        () -> allowance.settle(settled.get(i), SPEECH.spent()));
                    }
                });
        figures.put("duplicates a second", Math.round(DUPLICATES / seconds(start)));
        say(
                "%,d duplicates in %.1f s: the books %s"
                        .formatted(
                                DUPLICATES,
                                seconds(start),
                                standing(tenant).equals(before) ? "did not change" : "CHANGED"));
    }

    /** Fills the hours of a year and reads a month of one organisation. */
    private void month(TenantId tenant, long rows) {
        var _ =
                system.sql()
                        .sql(
                                """
                                insert into usage.hour
                                select case when i % 1000 = 0 then :tenant else md5((i % 1000)::text)::uuid end,
                                    timestamptz '2025-01-01' + make_interval(hours => (i / 1000 % 8760)::int),
                                    md5(i::text)::uuid, 'API', 'bench/speech', 9, 90, 120000, 0, 0, 0, 0, 9000, 0
                                from generate_series(1, :rows) i
                                """)
                        .param("tenant", tenant.value())
                        .param("rows", rows)
                        .update();
        var _ = system.sql().sql("analyze usage.hour").update();
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            long start = System.nanoTime();
            var _ =
                    inTenant(
                            tenant,
                            false,
                            () ->
                                    history.between(
                                            Instant.parse("2025-06-01T00:00:00Z"),
                                            Instant.parse("2025-07-01T00:00:00Z")));
            times.add(seconds(start) * 1000);
        }
        double median = median(times);
        figures.put("a month of one organisation, ms", median);
        say("a month of one organisation out of %,d rows: %.1f ms".formatted(rows, median));
    }

    private double figure(String name, DoubleSupplier round) {
        double median =
                median(IntStream.range(0, ROUNDS).mapToObj(_ -> round.getAsDouble()).toList());
        figures.put(name, Math.round(median));
        say("%-52s %,10.0f".formatted(name, median));
        return median;
    }

    private TenantId tenant() {
        TenantId tenant = TenantId.random();
        Entitlements free = inTenant(tenant, false, grants::current);
        currentTenant.runAs(
                tenant,
                () ->
                        grants.grant(
                                new Entitlements(
                                        "bench",
                                        1,
                                        Duration.ofDays(365),
                                        PLENTY,
                                        Overage.STOPS,
                                        free.prices(),
                                        free.rates(),
                                        free.models(),
                                        1,
                                        null)));
        return tenant;
    }

    private ReservationId held(TenantId tenant, Piece piece) {
        var caller = new Caller.Key(tenant, new UUID(1, 1));
        return ((Granted) allowance.hold(caller, piece.source(), piece.estimate())).reservation();
    }

    private static UsageEvent event(TenantId tenant, Instant now) {
        Counter.Key holder = new Counter.Key(tenant, LocalDate.EPOCH, new UUID(1, 1));
        var reservation =
                new Reservation(
                        new ReservationId(UUID.randomUUID()),
                        holder,
                        Source.API,
                        Reservation.Status.SETTLED,
                        Amount.NOTHING,
                        now,
                        now);
        var receipt = new Receipt(7, 0, 700, 0);
        return new UsageEvent(reservation, SPEECH.spent(), receipt, PLAN, ZoneOffset.UTC, now);
    }

    private static final Entitlements PLAN = new UsageSettings(60, 0, Duration.ZERO).free();

    private Allowance.Standing standing(TenantId tenant) {
        return inTenant(tenant, false, allowance::standing);
    }

    private <T> T inTenant(TenantId tenant, boolean inTransaction, Callable<T> work) {
        return currentTenant.callAs(
                tenant,
                () ->
                        inTransaction
                                ? Objects.requireNonNull(transaction.execute(_ -> called(work)))
                                : called(work));
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Calling {
        void call(int caller);
    }

    private static void inParallel(int callers, Calling work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, callers)
                    .mapToObj(i -> threads.submit(() -> work.call(i)))
                    .toList()
                    .forEach(one -> called(one::get));
        }
    }

    private static double seconds(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> rounds) {
        return rounds.stream().sorted().toList().get(rounds.size() / 2);
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
