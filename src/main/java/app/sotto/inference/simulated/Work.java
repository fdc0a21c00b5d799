package app.sotto.inference.simulated;

/**
 * A sequence for an engine: a window of speech, a prompt, or a text to embed.
 *
 * @param promptTokens read before the first token comes out
 * @param outputTokens written, one a step; 0 for an embedding
 */
public record Work(int promptTokens, int outputTokens) {

    public Work {
        if (promptTokens < 1 || outputTokens < 0) {
            throw new IllegalArgumentException("Work has a prompt, and no fewer than 0 tokens");
        }
    }
}
