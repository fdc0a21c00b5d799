package app.sotto.inference.simulated;

import java.util.Arrays;
import java.util.function.BiConsumer;

/** A Prometheus histogram: how many observations were no greater than each bound. */
final class Histogram {

    private final double[] bounds;
    private final long[] counts;
    private long count;
    private double sum;

    Histogram(double... bounds) {
        this.bounds = bounds.clone();
        this.counts = new long[bounds.length];
    }

    synchronized void observe(double value, long times) {
        int first = Arrays.binarySearch(bounds, value);
        for (int i = first < 0 ? -first - 1 : first; i < bounds.length; i++) {
            counts[i] += times;
        }
        count += times;
        sum += value * times;
    }

    /** Gives each bound, the last being {@code +Inf}, with its count; then the sum. */
    synchronized double read(BiConsumer<String, Long> buckets) {
        for (int i = 0; i < bounds.length; i++) {
            buckets.accept(Double.toString(bounds[i]), counts[i]);
        }
        buckets.accept("+Inf", count);
        return sum;
    }
}
