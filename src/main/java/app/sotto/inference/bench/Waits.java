package app.sotto.inference.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Lengths of time, in seconds, and what is to be said of many of them. */
final class Waits {

    private final List<Double> seconds = Collections.synchronizedList(new ArrayList<>());

    void add(double wait) {
        seconds.add(Math.max(0, wait));
    }

    int count() {
        return seconds.size();
    }

    double medianMillis() {
        return millis(0.5);
    }

    double p99Millis() {
        return millis(0.99);
    }

    private double millis(double share) {
        List<Double> sorted;
        synchronized (seconds) {
            sorted = seconds.stream().sorted().toList();
        }
        if (sorted.isEmpty()) {
            return Double.NaN;
        }
        return 1000
                * sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
