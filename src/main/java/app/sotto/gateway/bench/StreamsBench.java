package app.sotto.gateway.bench;

import app.sotto.gateway.bench.Load.Streams;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * {@code ./sotto bench streams}: streams of 20 tokens a second, straight from the node and through
 * the whole chain. Each token carries the moment in which the node sent it, by the machine's clock.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "streams")
class StreamsBench {

    private static final int WARM_UP = 200;

    private final Ground ground;
    private final ApplicationContext context;
    private final List<Integer> sizes;
    private final int seconds;

    StreamsBench(
            Ground ground,
            ApplicationContext context,
            @Value("${sotto.bench.streams:200,500,1000,2000}") List<Integer> sizes,
            @Value("${sotto.bench.seconds:10}") int seconds) {
        this.ground = ground;
        this.context = context;
        this.sizes = sizes;
        this.seconds = seconds;
    }

    /**
     * A line of the table; times in ms.
     *
     * @param through what was between the node and the callers
     * @param loadAverage of the machine before it
     */
    record Row(String through, Streams streams, double loadAverage) {}

    /** After the demo accounts are there. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void run() throws Exception {
        var rows = new ArrayList<Row>();
        try (var processes = new Processes()) {
            var _ = processes.java(PlainNode.class, Integer.toString(ground.nodePort()));
            Processes.awaitPort(ground.nodePort());
            ground.awaitNode();
            String key = ground.key();
            var _ = row("Sotto", ground.port(), key, WARM_UP);
            for (int size : sizes) {
                rows.add(row("nothing", ground.nodePort(), key, size));
                rows.add(row("Sotto", ground.port(), key, size));
            }
        }
        Ground.sayJson(new LinkedHashMap<>(Map.of("rows", rows)));
        System.exit(SpringApplication.exit(context));
    }

    private Row row(String through, int port, String key, int streams) throws Exception {
        double load = Ground.load();
        String said =
                Processes.answer(
                        Load.class,
                        "streams",
                        Contestant.url(port),
                        key,
                        Integer.toString(streams),
                        Integer.toString(seconds),
                        ground.node());
        var figures = JsonMapper.shared().readValue(said, Streams.class);
        System.out.printf(
                "%,6d streams through %-8s p50 %.1f ms  p99 %.1f ms  first token %.1f ms  lost %d"
                        + "  (load average %.1f)%n",
                streams,
                through,
                figures.p50(),
                figures.p99(),
                figures.first(),
                figures.lost(),
                load);
        return new Row(through, figures, load);
    }
}
