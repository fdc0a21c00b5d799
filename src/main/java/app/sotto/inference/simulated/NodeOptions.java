package app.sotto.inference.simulated;

import app.sotto.inference.ServiceTimes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a simulated node is to be.
 *
 * @param port 0 for any that is free
 * @param speed how many simulated seconds pass in a second
 * @param apiKey asked for under {@code /v1}; null when nobody is asked
 */
public record NodeOptions(
        int port,
        List<String> models,
        String card,
        double speed,
        @Nullable String apiKey,
        List<Fault> faults,
        ServiceTimes times) {

    static final List<String> MODELS = List.of("whisper-large-v3", "qwen2.5-14b");
    static final String CARD = "h100-sxm";
    private static final double FASTEST = 1000;

    public NodeOptions {
        models = List.copyOf(models);
        faults = List.copyOf(faults);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("A port is a number from 0 to 65535.");
        }
        if (!(speed > 0) || speed > FASTEST) {
            throw new IllegalArgumentException("The speed is above 0 and at most 1000.");
        }
        if (models.isEmpty()) {
            throw new IllegalArgumentException("A node serves at least one model.");
        }
        for (var model : models) {
            times.of(model, card);
        }
    }

    /** On any free port, in real time, on an H100. */
    public static NodeOptions serving(String... models) {
        return new NodeOptions(
                0, List.of(models), CARD, 1, null, List.of(), ServiceTimes.bundled());
    }

    public NodeOptions withSpeed(double speed) {
        return new NodeOptions(port, models, card, speed, apiKey, faults, times);
    }

    public NodeOptions withPort(int port) {
        return new NodeOptions(port, models, card, speed, apiKey, faults, times);
    }

    public NodeOptions withApiKey(@Nullable String apiKey) {
        return new NodeOptions(port, models, card, speed, apiKey, faults, times);
    }

    public NodeOptions withFaults(List<Fault> faults) {
        return new NodeOptions(port, models, card, speed, apiKey, faults, times);
    }

    public NodeOptions withCard(String card) {
        return new NodeOptions(port, models, card, speed, apiKey, faults, times);
    }
}
