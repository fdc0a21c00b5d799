package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import app.sotto.inference.TextClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.time.Duration;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Text through {@code /chat/completions}, at temperature 0. */
@Component
class OpenAiText implements TextClient {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeClients clients;
    private final NodeCall call;

    OpenAiText(NodeClients clients, NodeCall call) {
        this.clients = clients;
        this.call = call;
    }

    @Override
    public Completion complete(
            Lease lease, String instructions, String text, int maxTokens, Duration timeout) {
        var request = request(lease, instructions, text, maxTokens);
        return call.answer(lease, () -> ask(lease, request, timeout));
    }

    private Completion ask(Lease lease, ChatCompletionCreateParams request, Duration timeout)
            throws IOException, NodeFailure {
        try (var response =
                clients.of(lease)
                        .chat()
                        .completions()
                        .withRawResponse()
                        .create(request, NodeCall.within(lease, timeout))) {
            return read(NodeCall.body(response));
        }
    }

    /** The older name of the limit: every server knows it, the newer one not all. */
    private static ChatCompletionCreateParams request(
            Lease lease, String instructions, String text, int maxTokens) {
        return ChatCompletionCreateParams.builder()
                .model(lease.model().id())
                .temperature(0)
                .addSystemMessage(instructions)
                .addUserMessage(text)
                .putAdditionalBodyProperty("max_tokens", JsonValue.from(maxTokens))
                .build();
    }

    private static Completion read(byte[] body) throws IOException, NodeFailure {
        var answer = parse(body);
        var choice = answer.path("choices").path(0);
        var content = choice.path("message").path("content");
        if (!content.isString()) {
            throw new NodeFailure("gave an answer without a message");
        }
        String ended = choice.path("finish_reason").asString("");
        if (ended.equals(NodeFailure.ABORTED)) {
            throw NodeFailure.aborted();
        }
        var usage = answer.path("usage");
        return new Completion(
                content.asString(),
                count(usage, "prompt_tokens"),
                count(usage, "completion_tokens"),
                ended.equals("length"));
    }

    private static JsonNode parse(byte[] body) throws NodeFailure {
        try {
            return JSON.readTree(body);
        } catch (JacksonException e) {
            throw new NodeFailure("gave an answer that breaks off or is no JSON");
        }
    }

    private static long count(JsonNode usage, String field) {
        return usage.path(field).asLong(UNCOUNTED);
    }
}
