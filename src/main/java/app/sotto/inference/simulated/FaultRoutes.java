package app.sotto.inference.simulated;

import app.sotto.inference.simulated.SimulatedServer.Route;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /simulated/faults}: what goes wrong, asked for, listed and cleared. No real node has it.
 */
final class FaultRoutes {

    private static final int LONGEST_BODY = 1 << 16;

    private FaultRoutes() {}

    static Map<String, Route> of(Faults faults) {
        return Map.of(
                "GET /simulated/faults", (_, answer) -> list(faults, answer),
                "POST /simulated/faults",
                        (exchange, answer) -> {
                            faults.add(read(exchange));
                            list(faults, answer);
                        },
                "DELETE /simulated/faults",
                        (_, answer) -> {
                            faults.clear();
                            list(faults, answer);
                        });
    }

    private static void list(Faults faults, Answer answer)
            throws IOException, InterruptedException {
        answer.json(Map.of("faults", faults.list().stream().map(FaultRoutes::described).toList()));
    }

    private static Fault read(HttpExchange exchange) throws IOException, VllmProblem {
        try {
            var json =
                    JsonMapper.shared()
                            .readTree(exchange.getRequestBody().readNBytes(LONGEST_BODY));
            var kind = Fault.Kind.named(json.path("kind").asString(""));
            var fault =
                    new Fault(
                            kind,
                            json.path("share").asDouble(1),
                            json.path("factor").asDouble(kind.factor()),
                            json.path("after_s").asDouble(0),
                            json.path("for_s").isNumber() ? json.path("for_s").asDouble() : null,
                            models(json.path("models")));
            if (kind == Fault.Kind.DOWN && fault.forSeconds() == null) {
                throw VllmProblem.bad(
                        "for_s", "A node that is down hears no DELETE: say for how long.");
            }
            return fault;
        } catch (JacksonException e) {
            throw VllmProblem.bad(null, "The fault is no JSON.");
        } catch (IllegalArgumentException e) {
            throw VllmProblem.bad(null, String.valueOf(e.getMessage()));
        }
    }

    private static List<String> models(JsonNode names) {
        var models = new ArrayList<String>();
        for (var name : names) {
            models.add(name.asString(""));
        }
        return models;
    }

    private static Described described(Fault fault) {
        return new Described(
                fault.kind().toString(),
                fault.share(),
                fault.factor(),
                fault.afterSeconds(),
                fault.forSeconds(),
                fault.models());
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Described(
            String kind,
            double share,
            double factor,
            double afterS,
            @Nullable Double forS,
            List<String> models) {}
}
