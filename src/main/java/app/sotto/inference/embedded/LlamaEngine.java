package app.sotto.inference.embedded;

import de.kherud.llama.InferenceParameters;
import de.kherud.llama.LlamaModel;
import de.kherud.llama.ModelParameters;
import de.kherud.llama.Pair;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;

/**
 * llama.cpp with a model file in GGUF format. Its native library loads where this was built; no
 * real weights could be had there, so writing itself has not been run.
 */
final class LlamaEngine implements TextEngine {

    private static final int CONTEXT_TOKENS = 8192;

    private final String model;
    private final LlamaModel llama;
    private final Semaphore turn = new Semaphore(1, true);

    private LlamaEngine(Path file) {
        this.model = modelName(file);
        this.llama =
                new LlamaModel(
                        new ModelParameters()
                                .setModel(file.toString())
                                .setCtxSize(CONTEXT_TOKENS)
                                .disableLog());
    }

    /** The library's own exception is closed to others, so any that it throws counts. */
    static LlamaEngine load(Path file) throws IOException {
        try {
            return new LlamaEngine(file);
        } catch (RuntimeException | UnsatisfiedLinkError e) {
            throw new IOException(file.getFileName() + ": llama.cpp cannot load it", e);
        }
    }

    /** {@code qwen2.5-7b-instruct-q4_k_m.gguf} is served without its ending. */
    static String modelName(Path file) {
        return file.getFileName().toString().replaceFirst("(?i)\\.gguf$", "");
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public Written write(
            List<Message> conversation, int maxTokens, double temperature, NodeMetrics metrics)
            throws InterruptedException {
        turn.acquire();
        metrics.began();
        try {
            var prompt = llama.applyTemplate(templated(conversation));
            var text =
                    llama.complete(
                            new InferenceParameters(prompt)
                                    .setNPredict(maxTokens)
                                    .setTemperature((float) temperature));
            int written = llama.encode(text).length;
            return new Written(text, llama.encode(prompt).length, written, written >= maxTokens);
        } finally {
            metrics.ended();
            turn.release();
        }
    }

    private static InferenceParameters templated(List<Message> conversation) {
        var system =
                conversation.stream()
                        .filter(message -> message.role().equals("system"))
                        .map(Message::content)
                        .reduce(
                                "",
                                (before, next) -> before.isEmpty() ? next : before + "\n" + next);
        var turns =
                conversation.stream()
                        .filter(message -> !message.role().equals("system"))
                        .map(message -> new Pair<>(message.role(), message.content()))
                        .toList();
        return new InferenceParameters("").setMessages(system, turns).setUseChatTemplate(true);
    }

    @Override
    public void close() {
        llama.close();
    }
}
