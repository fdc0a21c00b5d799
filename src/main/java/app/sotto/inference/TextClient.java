package app.sotto.inference;

import java.time.Duration;

/** Asks a leased node to write text, through OpenAI's chat API. */
public interface TextClient {

    /**
     * Blocks until the node answered; interrupting the thread cancels the request.
     *
     * @param instructions the system message: fixed first, so that the node's prefix cache helps
     * @param text the user message
     * @param maxTokens the most it may write
     * @throws NoCapacityException when the node failed or did not answer within {@code timeout}
     */
    Completion complete(
            Lease lease, String instructions, String text, int maxTokens, Duration timeout);

    /** Stands for a number of tokens that the node did not say: unknown is not zero. */
    long UNCOUNTED = -1;

    /**
     * What the model wrote.
     *
     * @param promptTokens as the node counted them, or {@link #UNCOUNTED}
     * @param completionTokens likewise
     * @param truncated whether it stopped at {@code maxTokens}
     */
    record Completion(String text, long promptTokens, long completionTokens, boolean truncated) {}
}
