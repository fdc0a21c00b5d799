package app.sotto.inference.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnginesTests {

    @TempDir Path folder;

    @Test
    void choosesTheLargestFileOfEachKind() throws Exception {
        Files.write(folder.resolve("ggml-tiny.bin"), new byte[10]);
        Files.write(folder.resolve("ggml-base.bin"), new byte[20]);
        Files.write(folder.resolve("ggml-silero-v5.1.2.bin"), new byte[40]);
        Files.write(folder.resolve("ggml-large-v3.bin.part"), new byte[50]);
        Files.write(folder.resolve("Qwen2.5-7B-Instruct-Q4_K_M.GGUF"), new byte[30]);

        assertThat(ModelFile.speechIn(folder).orElseThrow().path()).hasFileName("ggml-base.bin");
        var text = ModelFile.textIn(folder).orElseThrow().path();
        assertThat(LlamaEngine.modelName(text)).isEqualTo("Qwen2.5-7B-Instruct-Q4_K_M");
    }

    @Test
    void servesAModelFileUnderAnHonestName() {
        assertThat(WhisperEngine.modelName(Path.of("ggml-base.bin"))).isEqualTo("whisper-base");
        assertThat(WhisperEngine.modelName(Path.of("ggml-large-v3-turbo-q5_0.bin")))
                .isEqualTo("whisper-large-v3-turbo-q5_0");
    }

    @Test
    void leavesOutAFileThatIsNoModel() throws Exception {
        try (var engines = new Engines(folder, 1, new SphinxEngine(1))) {
            Files.write(folder.resolve("ggml-base.bin"), new byte[1000]);
            await().during(Duration.ofSeconds(1))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> {
                        engines.look();
                        return engines.speech().size() == 1;
                    });
            assertThat(engines.speech().getFirst().model()).isEqualTo("sphinx-en");
        }
    }

    @Test
    void hasNothingWithoutAFolder() {
        assertThat(ModelFile.speechIn(folder.resolve("none"))).isEmpty();
    }
}
