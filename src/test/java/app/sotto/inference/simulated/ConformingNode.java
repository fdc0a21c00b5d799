package app.sotto.inference.simulated;

import static org.junit.jupiter.api.Assumptions.abort;

import app.sotto.inference.embedded.OpenedNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A node that the conformance suite asks, and the models that it finds there.
 *
 * @param embedded whether it is the CPU node, which serves a part of what vLLM does
 */
record ConformingNode(String name, NodeCaller caller, boolean embedded) {

    private static final List<AutoCloseable> OPENED = new ArrayList<>();

    /** Real nodes where some are named, else those of our own making. */
    static Stream<ConformingNode> all() {
        var real = System.getProperty("sotto.conformance.nodes", "");
        return real.isBlank() ? ours() : Arrays.stream(real.split(",")).map(ConformingNode::real);
    }

    private static Stream<ConformingNode> ours() {
        try {
            var simulated =
                    opened(
                            SimulatedNode.start(
                                    NodeOptions.serving("whisper-large-v3", "qwen2.5-14b", "bge-m3")
                                            .withSpeed(20)));
            var cpu = opened(new OpenedNode(Files.createTempDirectory("models")));
            return Stream.of(
                    of("simulated", simulated.baseUrl(), "none", false),
                    of("embedded", cpu.address().baseUrl(), cpu.address().apiKey(), true));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ConformingNode real(String address) {
        var key = System.getProperty("sotto.conformance.key", "none");
        return of(address.strip(), URI.create(address.strip()), key, false);
    }

    private static ConformingNode of(String name, URI baseUrl, String key, boolean embedded) {
        return new ConformingNode(name, opened(new NodeCaller(baseUrl, key)), embedded);
    }

    private static <T extends AutoCloseable> T opened(T closeable) {
        OPENED.add(closeable);
        return closeable;
    }

    static void closeAll() {
        OPENED.reversed().forEach(ConformingNode::close);
        OPENED.clear();
    }

    private static void close(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    String speech() {
        return served("speech", ConformingNode::isSpeech);
    }

    String embedding() {
        return served("embeddings", ConformingNode::isEmbedding);
    }

    String text() {
        return served("text", model -> !isSpeech(model) && !isEmbedding(model));
    }

    private static boolean isSpeech(String model) {
        return Stream.of("whisper", "sphinx", "asr", "voxtral").anyMatch(model::contains);
    }

    private static boolean isEmbedding(String model) {
        return Stream.of("embed", "bge", "e5-", "gte").anyMatch(model::contains);
    }

    private String served(String what, Predicate<String> which) {
        for (var model : caller.openAi.models().list().data()) {
            if (which.test(model.id().toLowerCase(Locale.ROOT))) {
                return model.id();
            }
        }
        return abort("The node '" + name + "' serves no model for " + what);
    }

    @Override
    public String toString() {
        return name;
    }
}
