package app.sotto.inference.simulated;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The answers of a chat: whole ones name what is null, as vLLM's do, and chunks leave it out. */
record ChatAnswers(String id, long created, String model) {

    Whole whole(Message message, String finish, Usage usage) {
        return new Whole(
                id,
                "chat.completion",
                created,
                model,
                List.of(new Choice(0, message, null, finish, null)),
                null,
                null,
                usage);
    }

    Chunk first() {
        return chunk(new Delta("assistant", "", null), null);
    }

    Chunk next(Delta delta) {
        return chunk(delta, null);
    }

    Chunk last(Delta delta, String finish) {
        return chunk(delta, finish);
    }

    Chunk usage(Usage usage) {
        return new Chunk(id, "chat.completion.chunk", created, model, List.of(), usage);
    }

    private Chunk chunk(Delta delta, @Nullable String finish) {
        return new Chunk(
                id,
                "chat.completion.chunk",
                created,
                model,
                List.of(new Piece(0, delta, null, finish)),
                null);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Whole(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            @Nullable String serviceTier,
            @Nullable String systemFingerprint,
            Usage usage) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(
            int index,
            Message message,
            @Nullable String logprobs,
            String finishReason,
            @Nullable String stopReason) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Message(
            String role,
            @Nullable String content,
            @Nullable String refusal,
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Call> toolCalls) {

        static Message saying(String text) {
            return new Message("assistant", text, null, null);
        }

        static Message calling(String tool, String arguments) {
            return new Message("assistant", null, null, List.of(Call.of(tool, arguments)));
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Chunk(
            String id,
            String object,
            long created,
            String model,
            List<Piece> choices,
            @Nullable Usage usage) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Piece(
            int index, Delta delta, @Nullable String logprobs, @Nullable String finishReason) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Delta(@Nullable String role, @Nullable String content, @Nullable List<Call> toolCalls) {

        static Delta saying(String text) {
            return new Delta(null, text, null);
        }

        static Delta calling(String tool, String arguments) {
            return new Delta(null, null, List.of(Call.of(tool, arguments)));
        }
    }

    record Call(int index, String id, String type, Function function) {

        static Call of(String tool, String arguments) {
            return new Call(
                    0,
                    "chatcmpl-tool-"
                            + UUID.nameUUIDFromBytes(tool.getBytes(StandardCharsets.UTF_8)),
                    "function",
                    new Function(tool, arguments));
        }
    }

    record Function(String name, String arguments) {}
}
