package app.sotto.inference.simulated;

import app.sotto.inference.simulated.Progress.Ending;
import app.sotto.inference.simulated.Progress.Reason;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * The figures of one engine under vLLM's names and with its labels and bucket bounds, in
 * Prometheus' text format (vllm/v1/metrics/loggers.py at 005a810 and docs/usage/metrics.md at
 * 044a056). Times are those of the wall clock, whatever the speed of the simulation.
 */
final class VllmMetrics implements EngineMeter {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double[] FIRST_TOKEN = {
        0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20,
        40, 80, 160, 640, 2560
    };
    private static final double[] BETWEEN_TOKENS = {
        0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5, 5, 7.5, 10, 20, 40,
        80
    };
    private static final double[] REQUEST = {
        0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 40, 50, 60, 120, 240, 480, 960, 1920, 7680
    };

    private final String labels;
    private final double speed;
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder generationTokens = new LongAdder();
    private final Map<Reason, LongAdder> ended = new EnumMap<>(Reason.class);
    private final Histogram firstToken = new Histogram(FIRST_TOKEN);
    private final Histogram betweenTokens = new Histogram(BETWEEN_TOKENS);
    private final Histogram endToEnd = new Histogram(REQUEST);
    private final Histogram queue = new Histogram(REQUEST);
    private final Histogram inference = new Histogram(REQUEST);
    private final Histogram prefill = new Histogram(REQUEST);
    private final Histogram decode = new Histogram(REQUEST);

    VllmMetrics(String model, double speed) {
        this.labels = "engine=\"0\",model_name=\"" + model + "\"";
        this.speed = speed;
        for (var reason : Reason.values()) {
            ended.put(reason, new LongAdder());
        }
    }

    @Override
    public void read(int tokens) {
        promptTokens.add(tokens);
    }

    @Override
    public void step(double seconds, int tokens) {
        generationTokens.add(tokens);
        if (tokens > 0) {
            betweenTokens.observe(seconds / speed, tokens);
        }
    }

    @Override
    public void ended(Work work, Ending ending) {
        count(ending.reason());
        if (ending.reason() == Reason.ABORT) {
            return;
        }
        var times = ending.times();
        endToEnd.observe((times.ended() - times.arrived()) / speed, 1);
        queue.observe((times.began() - times.arrived()) / speed, 1);
        inference.observe((times.ended() - times.began()) / speed, 1);
        prefill.observe((times.firstToken() - times.began()) / speed, 1);
        decode.observe((times.ended() - times.firstToken()) / speed, 1);
        firstToken.observe((times.firstToken() - times.arrived()) / speed, 1);
    }

    private void count(Reason reason) {
        var counter = ended.get(reason);
        if (counter != null) {
            counter.increment();
        }
    }

    /** All engines of a node in one page: each name once, with a line for each engine. */
    static String page(Map<VllmMetrics, Supplier<SimulatedEngine.Load>> engines) {
        var out = new StringBuilder();
        family(out, "num_requests_running", "gauge");
        engines.forEach((m, load) -> m.line(out, "num_requests_running", load.get().running()));
        family(out, "num_requests_waiting", "gauge");
        engines.forEach((m, load) -> m.line(out, "num_requests_waiting", load.get().waiting()));
        family(out, "kv_cache_usage_perc", "gauge");
        engines.forEach((m, load) -> m.line(out, "kv_cache_usage_perc", load.get().kvUsage()));
        var all = List.copyOf(engines.keySet());
        family(out, "num_preemptions_total", "counter");
        all.forEach(m -> m.line(out, "num_preemptions_total", 0));
        family(out, "prompt_tokens_total", "counter");
        all.forEach(m -> m.line(out, "prompt_tokens_total", m.promptTokens.sum()));
        family(out, "generation_tokens_total", "counter");
        all.forEach(m -> m.line(out, "generation_tokens_total", m.generationTokens.sum()));
        family(out, "request_success_total", "counter");
        all.forEach(m -> m.endings(out));
        histograms(out, all);
        return out.toString();
    }

    private void endings(StringBuilder out) {
        ended.forEach((reason, count) ->
                out.append("vllm:request_success_total{engine=\"0\",finished_reason=\"")
                        .append(reason.name().toLowerCase(Locale.ROOT))
                        .append("\",")
                        .append(labels.substring(labels.indexOf(',') + 1))
                        .append("} ")
                        .append((double) count.sum())
                        .append('\n'));
    }

    private static void histograms(StringBuilder out, List<VllmMetrics> all) {
        histogram(out, "time_to_first_token_seconds", all, m -> m.firstToken);
        histogram(out, "inter_token_latency_seconds", all, m -> m.betweenTokens);
        histogram(out, "e2e_request_latency_seconds", all, m -> m.endToEnd);
        histogram(out, "request_queue_time_seconds", all, m -> m.queue);
        histogram(out, "request_inference_time_seconds", all, m -> m.inference);
        histogram(out, "request_prefill_time_seconds", all, m -> m.prefill);
        histogram(out, "request_decode_time_seconds", all, m -> m.decode);
    }

    private static void histogram(
            StringBuilder out, String name, List<VllmMetrics> all, Which which) {
        family(out, name, "histogram");
        for (var metrics : all) {
            var counts = new ArrayList<Long>();
            double sum =
                    which.of(metrics)
                            .read((bound, count) -> {
                                counts.add(count);
                                metrics.bucket(out, name, bound, count);
                            });
            metrics.line(out, name + "_count", counts.getLast());
            metrics.line(out, name + "_sum", sum);
        }
    }

    private void bucket(StringBuilder out, String name, String bound, long count) {
        out.append("vllm:").append(name).append("_bucket{engine=\"0\",le=\"").append(bound);
        out.append("\",").append(labels.substring(labels.indexOf(',') + 1)).append("} ");
        out.append((double) count).append('\n');
    }

    private void line(StringBuilder out, String name, Number value) {
        out.append("vllm:").append(name).append('{').append(labels).append("} ");
        out.append(value.doubleValue()).append('\n');
    }

    private static void family(StringBuilder out, String name, String type) {
        out.append("# HELP vllm:").append(name).append(" Simulated.\n");
        out.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
    }

    private interface Which {
        Histogram of(VllmMetrics metrics);
    }
}
