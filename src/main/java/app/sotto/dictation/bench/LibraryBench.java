package app.sotto.dictation.bench;

import app.sotto.dictation.DictationId;
import app.sotto.dictation.library.Library;
import app.sotto.dictation.library.LibraryFilter;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./sotto bench library}: list, search and open among 100,000 dictations of one member, in a
 * database that holds as many of others, as the page does it, row security on. {@code
 * --sotto.bench.dictations} says how many.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "library")
class LibraryBench implements ApplicationRunner {

    private static final int PAGE = 50;
    private static final int WARM = 50;
    private static final int TIMES = 400;

    /**
     * English sentences out of 5,000 words, some far more frequent than others; every fourth
     * Chinese.
     */
    private static final String FILL =
            """
            insert into dictation.dictation (id, tenant_id, owner_kind, owner_id, origin, status, keep,
                language, temperature, title, raw, polished, created_at, heartbeat_at, duration_ms)
            select gen_random_uuid(), :tenant, 'MEMBER', :owner, case when n % 3 = 0 then 'FILE' else 'LIVE' end,
                'COMPLETED', true, 'en', 0, 'Dictation ' || n, said, upper(left(said, 1)) || substr(said, 2) || '.',
                now() - make_interval(mins => n), now(), 60000
            from generate_series(:first, :last) n, lateral (
                select case when n % 4 = 0
                    then string_agg(chr(19968 + (3000 * power(random(), 3))::int), '' order by i)
                    else string_agg('word' || (5000 * power(random(), 3))::int, ' ' order by i) end as said
                from generate_series(1, 80) i where n > 0
            ) text
            """;

    private final Library library;
    private final CurrentTenant currentTenant;
    private final SystemDatabase database;
    private final ApplicationContext context;
    private final int dictations;

    LibraryBench(
            Library library,
            CurrentTenant currentTenant,
            SystemDatabase database,
            ApplicationContext context,
            @org.springframework.beans.factory.annotation.Value("${sotto.bench.dictations:100000}")
                    int dictations) {
        this.library = library;
        this.currentTenant = currentTenant;
        this.database = database;
        this.context = context;
        this.dictations = dictations;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        var tenant = TenantId.random();
        var anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        say("filling: %,d dictations of one member, as many of ten others".formatted(dictations));
        fill(tenant, anna.id(), dictations);
        for (int other = 0; other < 10; other++) {
            fill(TenantId.random(), UUID.randomUUID(), dictations / 10);
        }
        var _ = database.sql().sql("vacuum analyze dictation.dictation").update();
        var _ = database.sql().sql("vacuum analyze dictation.findable").update();
        Map<String, Map<String, Double>> figures = new LinkedHashMap<>();
        currentTenant.runAs(tenant, () -> measure(anna, figures));
        say(
                JsonMapper.builder()
                        .build()
                        .writerWithDefaultPrettyPrinter()
                        .writeValueAsString(figures));
        System.exit(SpringApplication.exit(context));
    }

    private void measure(Caller anna, Map<String, Map<String, Double>> figures) {
        List<DictationId> some =
                library.page(anna, LibraryFilter.ALL, 0, TIMES).stream()
                        .map(one -> one.id())
                        .toList();
        say("%-46s %9s %9s %9s".formatted("milliseconds", "found", "p50", "p95"));
        search(figures, anna, "list, first page", "", 0);
        search(figures, anna, "list, a page in the middle", "", dictations / 2);
        search(figures, anna, "search, a word in few", "word4993", 0);
        search(figures, anna, "search, a word in many", "word0", 0);
        search(figures, anna, "search, two words", "word17 word4", 0);
        search(figures, anna, "search, the beginning of words", "word49", 0);
        search(figures, anna, "search, two Chinese characters", "\u4e05\u4e03", 0);
        figure(
                figures,
                "open, with its segments",
                1,
                i -> {
                    DictationId id = some.get(i % some.size());
                    var _ = library.find(anna, id);
                    var _ = library.segments(anna, id);
                });
    }

    /** As the page asks: how many there are, and those that are shown. */
    private void search(
            Map<String, Map<String, Double>> figures,
            Caller anna,
            String name,
            String words,
            int offset) {
        var filter = new LibraryFilter(words, null, false);
        figure(
                figures,
                name,
                library.count(anna, filter),
                _ -> {
                    var _ = library.count(anna, filter);
                    var _ = library.page(anna, filter, offset, PAGE);
                });
    }

    private interface Work {
        void time(int i);
    }

    private static void figure(
            Map<String, Map<String, Double>> figures, String name, int found, Work work) {
        for (int i = 0; i < WARM; i++) {
            work.time(i);
        }
        double[] took = new double[TIMES];
        for (int i = 0; i < TIMES; i++) {
            long start = System.nanoTime();
            work.time(i);
            took[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(took);
        double p50 = took[TIMES / 2];
        double p95 = took[TIMES * 95 / 100];
        figures.put(name, Map.of("found", (double) found, "p50_ms", p50, "p95_ms", p95));
        say("%-46s %,9d %9.1f %9.1f".formatted(name, found, p50, p95));
    }

    private void fill(TenantId tenant, UUID owner, int count) {
        int step = 5_000;
        for (int first = 1; first <= count; first += step) {
            var _ =
                    database.sql()
                            .sql(FILL)
                            .param("tenant", tenant.value())
                            .param("owner", owner)
                            .param("first", first)
                            .param("last", Math.min(count, first + step - 1))
                            .update();
        }
    }

    private static void say(String line) {
        System.out.println(line);
    }
}
