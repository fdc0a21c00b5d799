package app.sotto.inference.nodes;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;

/**
 * Metrics in Prometheus' text exposition format 0.0.4: lines of {@code name{label="value",…} number
 * [timestamp]}. What is no such line is passed over.
 */
final class PrometheusText {

    private static final Pattern LINE =
            Pattern.compile(
                    "^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})?[ \\t]+(\\S+)(?:[ \\t]+\\S+)?$");
    private static final Pattern LABEL =
            Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern WANTED = Pattern.compile("^([^{]+)(?:\\{(\\w+)=([^}]+)})?$");

    private final Map<String, List<Sample>> samples = new HashMap<>();

    PrometheusText(String text) {
        text.lines().map(LINE::matcher).filter(Matcher::matches).forEach(this::add);
    }

    private void add(Matcher line) {
        try {
            samples.computeIfAbsent(line.group(1), _ -> new ArrayList<>())
                    .add(new Sample(labels(line.group(2)), number(line.group(3))));
        } catch (NumberFormatException _) {
            // Passed over, like every line that is none.
        }
    }

    private static double number(String text) {
        return switch (text) {
            case "+Inf" -> Double.POSITIVE_INFINITY;
            case "-Inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text);
        };
    }

    private static Map<String, String> labels(String text) {
        var labels = new HashMap<String, String>();
        if (text != null) {
            LABEL.matcher(text)
                    .results()
                    .forEach(label -> labels.put(label.group(1), label.group(2)));
        }
        return labels;
    }

    boolean anyBeginsWith(String mark) {
        return samples.keySet().stream().anyMatch(name -> name.startsWith(mark));
    }

    /** Every sample of that name, with its labels. */
    List<Sample> all(String name) {
        return samples.getOrDefault(name, List.of());
    }

    /** The first of these names that is there, over all its labels; NaN counts as absent. */
    OptionalDouble sum(List<String> names) {
        return names.stream()
                .map(this::values)
                .filter(values -> values.length > 0)
                .findFirst()
                .map(values -> OptionalDouble.of(DoubleStream.of(values).sum()))
                .orElse(OptionalDouble.empty());
    }

    /** As {@link #sum}, the greatest. */
    OptionalDouble max(List<String> names) {
        return names.stream()
                .map(this::values)
                .filter(values -> values.length > 0)
                .findFirst()
                .map(values -> DoubleStream.of(values).max())
                .orElse(OptionalDouble.empty());
    }

    private double[] values(String wanted) {
        var name = WANTED.matcher(wanted);
        if (!name.matches()) {
            throw new IllegalArgumentException("No name of a metric: " + wanted);
        }
        return all(name.group(1)).stream()
                .filter(sample ->
                        name.group(2) == null
                                || name.group(3).equals(sample.labels().get(name.group(2))))
                .mapToDouble(Sample::value)
                .filter(value -> !Double.isNaN(value))
                .toArray();
    }

    record Sample(Map<String, String> labels, double value) {}
}
