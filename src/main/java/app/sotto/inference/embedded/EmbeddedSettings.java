package app.sotto.inference.embedded;

import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The node in this process.
 *
 * @param workers windows that it recognises at a time, each on one thread and with some 180 MB of
 *     heap for the demo engine; 0 takes half of the cores
 * @param warm whether the demo engine is loaded at start, where it is the only one; otherwise the
 *     first window waits for it
 * @param fetch whether a Whisper model is fetched when none is there
 * @param fetchFrom the folder that holds the model files, with a slash at its end
 * @param fetchModel which file to fetch: one of those whose check sums are known
 */
@ConfigurationProperties("sotto.inference")
record EmbeddedSettings(
        @DefaultValue("0") int workers,
        @DefaultValue("true") boolean warm,
        @DefaultValue("true") boolean fetch,
        @DefaultValue("https://huggingface.co/ggerganov/whisper.cpp/resolve/main/") URI fetchFrom,
        @DefaultValue("ggml-base.bin") String fetchModel) {

    int workersOn(int cores) {
        return workers > 0 ? workers : Math.max(1, cores / 2);
    }
}
