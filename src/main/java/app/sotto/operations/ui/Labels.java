package app.sotto.operations.ui;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Labels as a person writes them: {@code zone=a, rack=7}. */
final class Labels {

    private Labels() {}

    /** Empty if something in it is no label. */
    static Optional<Map<String, String>> read(String written) {
        var labels = new LinkedHashMap<String, String>();
        var pairs =
                Arrays.stream(written.split("[,\\n]"))
                        .map(String::strip)
                        .filter(pair -> !pair.isEmpty())
                        .toList();
        for (var pair : pairs) {
            int sign = pair.indexOf('=');
            if (sign < 1) {
                return Optional.empty();
            }
            labels.put(pair.substring(0, sign).strip(), pair.substring(sign + 1).strip());
        }
        return Optional.of(labels);
    }

    static String write(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
