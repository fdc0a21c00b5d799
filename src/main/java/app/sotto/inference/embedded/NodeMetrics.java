package app.sotto.inference.embedded;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/**
 * What this node did, under the names that vLLM gives such figures, in Prometheus' text format.
 * Tokens are those of the text engine alone, since the speech engines count none.
 */
final class NodeMetrics {

    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final double[] BOUNDS = {0.3, 0.5, 0.8, 1, 1.5, 2, 2.5, 5, 10, 15, 20, 30, 60};

    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder promptTokens = new LongAdder();
    private final LongAdder generatedTokens = new LongAdder();
    private final LongAdder stopped = new LongAdder();
    private final LongAdder cutOff = new LongAdder();
    private final LongAdder requests = new LongAdder();
    private final DoubleAdder seconds = new DoubleAdder();
    private final LongAdder[] buckets =
            IntStream.range(0, BOUNDS.length)
                    .mapToObj(i -> new LongAdder())
                    .toArray(LongAdder[]::new);

    void arrived() {
        var _ = arrived.incrementAndGet();
    }

    void began() {
        var _ = running.incrementAndGet();
    }

    void ended() {
        var _ = running.decrementAndGet();
    }

    void left() {
        var _ = arrived.decrementAndGet();
    }

    void tokens(int prompt, int generated) {
        promptTokens.add(prompt);
        generatedTokens.add(generated);
    }

    void succeeded(double tookSeconds, boolean truncated) {
        (truncated ? cutOff : stopped).increment();
        requests.increment();
        seconds.add(tookSeconds);
        for (int i = 0; i < BOUNDS.length; i++) {
            if (tookSeconds <= BOUNDS[i]) {
                buckets[i].increment();
            }
        }
    }

    String scrape(boolean withTokens) {
        var out = new StringBuilder();
        metric(out, "num_requests_running", "gauge", running.get());
        metric(out, "num_requests_waiting", "gauge", Math.max(0, arrived.get() - running.get()));
        if (withTokens) {
            metric(out, "prompt_tokens_total", "counter", promptTokens.sum());
            metric(out, "generation_tokens_total", "counter", generatedTokens.sum());
        }
        type(out, "request_success_total", "counter");
        line(out, "request_success_total{finished_reason=\"stop\"}", stopped.sum());
        line(out, "request_success_total{finished_reason=\"length\"}", cutOff.sum());
        latency(out);
        return out.toString();
    }

    private void latency(StringBuilder out) {
        var name = "e2e_request_latency_seconds";
        type(out, name, "histogram");
        for (int i = 0; i < BOUNDS.length; i++) {
            line(out, name + "_bucket{le=\"" + BOUNDS[i] + "\"}", buckets[i].sum());
        }
        line(out, name + "_bucket{le=\"+Inf\"}", requests.sum());
        line(out, name + "_sum", seconds.sum());
        line(out, name + "_count", requests.sum());
    }

    private static void metric(StringBuilder out, String name, String type, Number value) {
        type(out, name, type);
        line(out, name, value);
    }

    private static void type(StringBuilder out, String name, String type) {
        out.append("# TYPE vllm:").append(name).append(' ').append(type).append('\n');
    }

    private static void line(StringBuilder out, String name, Number value) {
        out.append("vllm:").append(name).append(' ');
        out.append(value instanceof Double d ? String.format(Locale.ROOT, "%.3f", d) : value);
        out.append('\n');
    }
}
