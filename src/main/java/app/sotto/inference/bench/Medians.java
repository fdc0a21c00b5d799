package app.sotto.inference.bench;

import java.util.List;

/** The middle one of several rounds. */
final class Medians {

    private Medians() {}

    static double of(List<Double> rounds) {
        var sorted = rounds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
