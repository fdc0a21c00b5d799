package app.sotto.inference;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How long a card needs for a piece of work: gpu-nodes/bench/service-times.json, in which every
 * figure says what kind it is and where it comes from. The simulated node and whoever plans
 * capacity read it here.
 */
public record ServiceTimes(List<Speech> speech, List<Text> text, List<Embedding> embedding) {

    private static final String FILE = "service-times.json";

    public ServiceTimes {
        speech = List.copyOf(speech);
        text = List.copyOf(text);
        embedding = List.copyOf(embedding);
    }

    /** Those that came with this build. */
    public static ServiceTimes bundled() {
        try (var file = ServiceTimes.class.getResourceAsStream(FILE)) {
            return read(Objects.requireNonNull(file, FILE));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads such a file.
     *
     * @throws IllegalArgumentException with a sentence that names the place, when a figure is
     *     missing, not positive, or does not say its kind and source
     */
    public static ServiceTimes read(InputStream file) {
        return ServiceTimesFile.read(file);
    }

    /** The figures of one model on one kind of card, whatever the model does. */
    public Entry of(String model, String card) {
        return entries()
                .filter(entry -> entry.model().equals(model) && entry.card().equals(card))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException(
                                "There are no service times for '"
                                        + model
                                        + "' on '"
                                        + card
                                        + "'. There are: "
                                        + known(Entry::model)
                                        + "; on: "
                                        + known(Entry::card)
                                        + "."));
    }

    private String known(Function<Entry, String> part) {
        return String.join(", ", entries().map(part).distinct().toList());
    }

    public Stream<Entry> entries() {
        return Stream.of(speech, text, embedding).flatMap(List::stream);
    }

    /** Where a figure comes from. */
    public enum Kind {
        /** By whoever makes the card, the model or the engine: a property, not a time. */
        PUBLISHED,
        MEASURED_BY_OTHERS,
        DERIVED,
        /** By gpu-nodes/bench/measure.py. */
        MEASURED
    }

    /** One number. */
    public record Figure(double value, Kind kind, String source) {}

    /** A number that depends on how many are worked on together. */
    public record Curve(NavigableMap<Integer, Double> points, Kind kind, String source) {

        /** Straight between the points; beyond the last, the last slope; before the first, flat. */
        public double at(int batch) {
            var low = points.floorEntry(batch);
            if (low == null) {
                return points.firstEntry().getValue();
            }
            var high = points.higherEntry(batch);
            if (high == null) {
                high = low;
                low = points.lowerEntry(high.getKey());
                if (low == null) {
                    return high.getValue();
                }
            }
            return low.getValue() + slope(low, high) * (batch - low.getKey());
        }

        private static double slope(
                Map.Entry<Integer, Double> low, Map.Entry<Integer, Double> high) {
            return (high.getValue() - low.getValue()) / (high.getKey() - low.getKey());
        }
    }

    /** The piece of work for which {@code saturatedPerSecond} holds. */
    public record Reference(
            int promptTokens, int outputTokens, double audioSeconds, String source) {}

    /** A model on a card. */
    public sealed interface Entry {
        String model();

        /** Such as {@code h100-sxm}. */
        String card();

        /** How many cards it takes together. */
        int cards();

        String precision();

        /** The longest sequence, in tokens. */
        int contextTokens();
    }

    /**
     * A model that recognises windows of speech.
     *
     * @param hostSeconds work of the host for a window, one window after the other
     * @param encoderSeconds for a window, by how many are encoded together
     * @param admittedAtOnce windows that one step may take in
     * @param decodeStepSeconds a token for every running window, by how many there are
     * @param saturatedPerSecond reference windows a second, by how many run all the time
     */
    public record Speech(
            String model,
            String card,
            int cards,
            String precision,
            int contextTokens,
            Figure hostSeconds,
            Curve encoderSeconds,
            int admittedAtOnce,
            Curve decodeStepSeconds,
            int maxRunning,
            Reference reference,
            Curve saturatedPerSecond)
            implements Entry {}

    /**
     * A model that writes.
     *
     * @param tokensAtOnce prompt tokens that one step may take in
     * @param decodeStepSeconds a token for every running request, by how many there are
     * @param kvTokens tokens for which the key-value cache has room
     * @param saturatedPerSecond reference requests a second, by how many run all the time
     */
    public record Text(
            String model,
            String card,
            int cards,
            String precision,
            int contextTokens,
            Figure prefillTokensPerSecond,
            int tokensAtOnce,
            Curve decodeStepSeconds,
            int maxRunning,
            long kvTokens,
            Reference reference,
            Curve saturatedPerSecond)
            implements Entry {}

    /** A model that turns text into vectors. */
    public record Embedding(
            String model,
            String card,
            int cards,
            String precision,
            int contextTokens,
            int dimensions,
            Figure prefillTokensPerSecond,
            int tokensAtOnce)
            implements Entry {}
}
