package app.sotto.inference.simulated;

import app.sotto.inference.ModelKind;
import app.sotto.inference.ServiceTimes.Embedding;
import app.sotto.inference.simulated.Progress.Reason;
import app.sotto.inference.simulated.SimulatedServer.Route;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * {@code POST /v1/embeddings}: unit vectors that are the same for the same text and mean nothing.
 */
final class EmbeddingRoute implements Route {

    private final Engines engines;

    EmbeddingRoute(Engines engines) {
        this.engines = engines;
    }

    @Override
    public void answer(HttpExchange exchange, Answer answer)
            throws VllmProblem, IOException, InterruptedException {
        var json = RequestJson.read(exchange);
        var model = json.path("model").asString("");
        var engine = engines.of(model, ModelKind.EMBEDDING);
        var plan = answer.meet(model);
        var texts = texts(json.path("input"));
        int tokens = 0;
        var waiting = new ArrayList<Answered>();
        for (var text : texts) {
            var work = new Work(Math.max(1, Pieces.count(text)), 0);
            tokens += work.promptTokens();
            var answered = new Answered(false);
            waiting.add(answered.by(engines.submit(engine, work, Reason.STOP, answered, plan)));
        }
        for (var answered : waiting) {
            var _ = answered.end();
        }
        boolean base64 = json.path("encoding_format").asString("float").equals("base64");
        int dimensions = dimensions(json, engine);
        answer.json(
                new Embeddings(
                        "embd-" + UUID.randomUUID(),
                        "list",
                        answer.now(),
                        model,
                        IntStream.range(0, texts.size())
                                .mapToObj(i -> Vector.of(i, texts.get(i), dimensions, base64))
                                .toList(),
                        Usage.of(tokens, 0)));
    }

    private static int dimensions(JsonNode json, SimulatedEngine engine) throws VllmProblem {
        int own = ((Embedding) engine.times().entry()).dimensions();
        int asked = json.path("dimensions").asInt(own);
        if (asked < 1 || asked > own) {
            throw VllmProblem.bad("dimensions", "The dimensions are 1 to " + own + ".");
        }
        return asked;
    }

    private static List<String> texts(JsonNode input) throws VllmProblem {
        var texts = new ArrayList<String>();
        if (input.isString()) {
            texts.add(input.asString());
        } else if (input.isArray() && input.path(0).isNumber()) {
            texts.add(input.toString());
        } else {
            for (var text : input) {
                texts.add(text.isString() ? text.asString() : text.toString());
            }
        }
        if (texts.isEmpty()) {
            throw VllmProblem.bad("input", "There is no text to embed.");
        }
        return texts;
    }

    record Embeddings(
            String id, String object, long created, String model, List<Vector> data, Usage usage) {}

    /**
     * @param embedding numbers, or their bytes in base64
     */
    record Vector(int index, String object, Object embedding) {

        static Vector of(int index, String text, int dimensions, boolean base64) {
            var random = new Random(text.hashCode());
            double[] values =
                    IntStream.range(0, dimensions)
                            .mapToDouble(_ -> random.nextGaussian())
                            .toArray();
            double length = 0;
            for (double value : values) {
                length += value * value;
            }
            var bytes =
                    ByteBuffer.allocate(dimensions * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            var numbers = new ArrayList<Float>(dimensions);
            for (double value : values) {
                float unit = (float) (value / Math.sqrt(length));
                bytes.putFloat(unit);
                numbers.add(unit);
            }
            return new Vector(
                    index,
                    "embedding",
                    base64 ? Base64.getEncoder().encodeToString(bytes.array()) : numbers);
        }
    }
}
