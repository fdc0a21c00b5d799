package app.sotto.inference.simulated;

import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Tokens as OpenAI's API reports them; they are pieces of text here, not a model's tokens. */
@JsonNaming(SnakeCaseStrategy.class)
record Usage(int promptTokens, int totalTokens, int completionTokens) {

    static Usage of(int prompt, int completion) {
        return new Usage(prompt, prompt + completion, completion);
    }
}
