package app.sotto.inference.simulated;

import app.sotto.inference.simulated.Progress.Reason;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The events of a streamed transcription, which are vLLM's own and not OpenAI's. */
record SpeechChunks(String id, long created, String model) {

    Chunk next(String text) {
        return chunk(List.of(new Choice(new Delta(text), null)), null);
    }

    Chunk last(String text, Reason reason) {
        var why = reason.name().toLowerCase(Locale.ROOT);
        return chunk(List.of(new Choice(new Delta(text), why)), null);
    }

    Chunk usage(int promptTokens, int completionTokens) {
        return chunk(List.of(), Usage.of(promptTokens, completionTokens));
    }

    private Chunk chunk(List<Choice> choices, @Nullable Usage usage) {
        return new Chunk(id, "transcription.chunk", created, model, choices, usage);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Chunk(
            String id,
            String object,
            long created,
            String model,
            List<Choice> choices,
            @Nullable Usage usage) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @JsonNaming(SnakeCaseStrategy.class)
    record Choice(Delta delta, @Nullable String finishReason) {}

    record Delta(String content) {}
}
