package app.sotto.gateway.bench;

import app.sotto.gateway.bench.Load.Chats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code ./sotto bench relay}: chats in one piece through the whole chain with its books, in turns
 * with plain proxies, all in front of one node. Callers, node and proxies are processes of their
 * own; medians of the rounds.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "relay")
class RelayBench {

    private static final int WIDE = 64;
    private static final int NARROW = 8;

    private final Ground ground;
    private final ApplicationContext context;
    private final int rounds;
    private final int seconds;
    private final Path portkey;

    RelayBench(
            Ground ground,
            ApplicationContext context,
            @Value("${sotto.bench.rounds:3}") int rounds,
            @Value("${sotto.bench.seconds:5}") int seconds,
            @Value("${sotto.bench.portkey:.}") Path portkey) {
        this.ground = ground;
        this.context = context;
        this.rounds = rounds;
        this.seconds = seconds;
        this.portkey = portkey;
    }

    /** One round of one contestant. */
    private record Round(
            double perSecond, double cpuPer1000, double databasePer1000, double p50, double p99) {}

    /**
     * A line of the table: medians; CPU in ms for 1,000 requests, times in ms.
     *
     * @param cpuPer1000 of the process itself
     * @param databasePer1000 of the database that it books in
     */
    record Row(
            String what,
            double perSecond,
            double cpuPer1000,
            double databasePer1000,
            double p50,
            double p99) {}

    /** After the demo accounts are there. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void run() throws Exception {
        double load = Ground.load();
        try (var processes = new Processes()) {
            var _ = processes.java(PlainNode.class, Integer.toString(ground.nodePort()));
            Processes.awaitPort(ground.nodePort());
            ground.awaitNode();
            var rows = rows(contestants(processes), ground.key());
            var figures = new LinkedHashMap<String, Object>(Map.of("rows", rows));
            figures.put("loadAverageBefore", load);
            figures.put("rounds", rounds);
            Ground.sayJson(figures);
        }
        System.exit(SpringApplication.exit(context));
    }

    private List<Contestant> contestants(Processes processes) throws Exception {
        var all = new ArrayList<Contestant>();
        all.add(new Contestant("no proxy", Contestant.url(ground.nodePort()), () -> Duration.ZERO));
        var folder = ground.folder("proxies");
        add(all, "nginx", Contestant.nginx(processes, folder, ground.nodePort()));
        add(all, "HAProxy", Contestant.haproxy(processes, folder, ground.nodePort()));
        all.add(new Contestant("Sotto", Contestant.url(ground.port()), Ground::ownCpu));
        add(all, "Portkey", Contestant.portkey(processes, portkey));
        return all;
    }

    private static void add(List<Contestant> all, String name, Optional<Contestant> one) {
        one.ifPresentOrElse(
                all::add, () -> System.out.println(name + " is not installed and not measured"));
    }

    private List<Row> rows(List<Contestant> contestants, String key) throws Exception {
        for (Contestant one : contestants) {
            var _ = chats(one, key, 1, 1); // connections, tables and buckets are made by one
            var _ = chats(one, key, WIDE, 3 * seconds); // until it is compiled
        }
        var measured = new LinkedHashMap<String, List<Round>>();
        for (int round = 0; round < rounds; round++) {
            for (Contestant one : contestants) {
                measured.computeIfAbsent(one.name(), _ -> new ArrayList<>()).add(round(one, key));
            }
        }
        return measured.entrySet().stream().map(e -> row(e.getKey(), e.getValue())).toList();
    }

    private Round round(Contestant one, String key) throws Exception {
        Duration before = one.cpu().get();
        Duration books = ground.databaseCpu();
        Chats wide = chats(one, key, WIDE, seconds);
        double cpu = perThousand(one.cpu().get().minus(before), wide);
        double database = perThousand(ground.databaseCpu().minus(books), wide);
        Chats narrow = chats(one, key, NARROW, seconds);
        return new Round(wide.perSecond(), cpu, database, narrow.p50(), narrow.p99());
    }

    private static double perThousand(Duration cpu, Chats chats) {
        return cpu.toNanos() / 1e6 / Math.max(1, chats.requests()) * 1000;
    }

    private Chats chats(Contestant one, String key, int callers, int time) throws Exception {
        String said =
                Processes.answer(
                        Load.class,
                        "chat",
                        one.url(),
                        key,
                        Integer.toString(callers),
                        Integer.toString(time),
                        ground.node());
        Chats chats = JsonMapper.shared().readValue(said, Chats.class);
        if (chats.failed() > 0) {
            System.out.println(one.name() + ": " + chats.failed() + " callers failed");
        }
        return chats;
    }

    private static Row row(String what, List<Round> all) {
        var row =
                new Row(
                        what,
                        median(all, Round::perSecond),
                        median(all, Round::cpuPer1000),
                        what.equals("Sotto") ? median(all, Round::databasePer1000) : 0,
                        median(all, Round::p50),
                        median(all, Round::p99));
        System.out.printf(
                "%-10s %,9.0f/s  %7.0f ms CPU per 1,000 (database %,.0f)  p50 %.2f ms  p99 %.2f ms%n",
                what, row.perSecond, row.cpuPer1000, row.databasePer1000, row.p50, row.p99);
        return row;
    }

    private static double median(List<Round> rounds, ToDoubleFunction<Round> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[rounds.size() / 2];
    }
}
