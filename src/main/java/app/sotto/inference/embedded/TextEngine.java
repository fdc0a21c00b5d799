package app.sotto.inference.embedded;

import java.util.List;

/** Something in this process that writes text. */
interface TextEngine extends AutoCloseable {

    /** The name that it is served under. */
    String model();

    /** Answers a conversation; blocks while it answers another. */
    Written write(
            List<Message> conversation, int maxTokens, double temperature, NodeMetrics metrics)
            throws InterruptedException;

    @Override
    void close();

    /**
     * One turn of a conversation.
     *
     * @param role {@code system}, {@code user} or {@code assistant}
     */
    record Message(String role, String content) {}

    /** What it wrote, with the tokens as its own tokenizer counts them. */
    record Written(String text, int promptTokens, int completionTokens, boolean truncated) {}
}
