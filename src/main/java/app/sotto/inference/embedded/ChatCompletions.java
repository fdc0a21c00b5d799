package app.sotto.inference.embedded;

import app.sotto.inference.embedded.NodeServer.Route;
import app.sotto.inference.embedded.TextEngine.Message;
import app.sotto.inference.embedded.TextEngine.Written;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /v1/chat/completions} as OpenAI's API describes it, without streaming. */
final class ChatCompletions implements Route {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int LONGEST_BODY = 1 << 20;
    private static final int DEFAULT_TOKENS = 1024;

    private final Engines engines;
    private final NodeMetrics metrics;

    ChatCompletions(Engines engines, NodeMetrics metrics) {
        this.engines = engines;
        this.metrics = metrics;
    }

    @Override
    public Reply answer(HttpExchange exchange)
            throws ApiProblem, IOException, InterruptedException {
        var request = parse(exchange.getRequestBody().readNBytes(LONGEST_BODY));
        var model = request.path("model").asString("");
        var engine =
                engines.text()
                        .filter(text -> text.model().equals(model))
                        .orElseThrow(() -> ApiProblem.noModel(model));
        if (request.path("stream").asBoolean(false)) {
            throw ApiProblem.bad("stream", "This node answers in one piece: leave 'stream' out.");
        }
        return Reply.json(Completion.of(model, write(engine, request)));
    }

    private Written write(TextEngine engine, JsonNode request)
            throws ApiProblem, InterruptedException {
        var conversation = conversation(request.path("messages"));
        int limit =
                request.path("max_completion_tokens")
                        .asInt(request.path("max_tokens").asInt(DEFAULT_TOKENS));
        long start = System.nanoTime();
        metrics.arrived();
        try {
            var written =
                    engine.write(
                            conversation, limit, request.path("temperature").asDouble(1), metrics);
            metrics.tokens(written.promptTokens(), written.completionTokens());
            metrics.succeeded((System.nanoTime() - start) / 1e9, written.truncated());
            return written;
        } finally {
            metrics.left();
        }
    }

    private static JsonNode parse(byte[] body) throws ApiProblem {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw ApiProblem.bad("body", "The request is not JSON.");
        }
    }

    private static List<Message> conversation(JsonNode messages) throws ApiProblem {
        var conversation = new ArrayList<Message>();
        for (var message : messages) {
            if (!message.path("content").isString()) {
                throw ApiProblem.bad("messages", "This node reads messages of plain text only.");
            }
            conversation.add(
                    new Message(
                            message.path("role").asString("user"),
                            message.path("content").asString()));
        }
        if (conversation.isEmpty()) {
            throw ApiProblem.bad("messages", "The field 'messages' is missing.");
        }
        return conversation;
    }

    record Completion(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            Usage usage) {

        static Completion of(String model, Written written) {
            return new Completion(
                    "chatcmpl-" + UUID.randomUUID(),
                    "chat.completion",
                    Instant.now().getEpochSecond(),
                    model,
                    List.of(
                            new Choice(
                                    0,
                                    new Message("assistant", written.text()),
                                    written.truncated() ? "length" : "stop")),
                    new Usage(
                            written.promptTokens(),
                            written.completionTokens(),
                            written.promptTokens() + written.completionTokens()));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(int index, Message message, String finishReason) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Usage(int promptTokens, int completionTokens, int totalTokens) {}
}
