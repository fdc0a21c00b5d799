package app.sotto.operations.ui;

import app.sotto.inference.Fleet.Reading;
import app.sotto.operations.fleet.KeptNode;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One measure for all bars of a page, so that they can be compared.
 *
 * @param requests what a full bar stands for
 */
record Scale(double requests) {

    private static final double LEAST = 8;

    static Scale of(List<KeptNode> nodes) {
        return new Scale(
                nodes.stream()
                        .flatMap(node -> node.summary().endpoints().stream())
                        .map(endpoint -> endpoint.reading())
                        .filter(Objects::nonNull)
                        .flatMap(Scale::counts)
                        .mapToDouble(count -> count)
                        .reduce(LEAST, Math::max));
    }

    private static Stream<Double> counts(Reading reading) {
        return Stream.of(reading.running(), reading.waiting()).filter(Objects::nonNull);
    }
}
