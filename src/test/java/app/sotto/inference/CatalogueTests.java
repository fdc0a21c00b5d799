package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTests {

    private final Catalogue catalogue = Catalogue.load();

    @ParameterizedTest
    @CsvSource({
        "openai/whisper-large-v3, whisper-large-v3",
        "Systran/faster-whisper-large-v3, whisper-large-v3",
        "large-v3, whisper-large-v3",
        "openai/whisper-large-v3-turbo, whisper-large-v3-turbo",
        "whisper-large-v3-turbo-q5_0, whisper-large-v3-turbo",
        "Systran/faster-distil-whisper-large-v3, distil-whisper-large-v3",
        "whisper-base.en, whisper-base.en",
        "Qwen/Qwen2.5-14B-Instruct-FP8, qwen2.5-14b",
        "Qwen/Qwen2.5-72B-Instruct-AWQ, qwen2.5-72b",
        "meta-llama/Meta-Llama-3.1-8B-Instruct, llama-3.1-8b",
        "qwen2.5-7b-instruct-q4_k_m, qwen2.5-7b",
        "sphinx-en, sphinx-en",
    })
    void knowsAModelByTheNamesThatNodesGiveIt(String served, String id) {
        assertThat(catalogue.key(served)).isEqualTo(id);
        assertThat(catalogue.describe(served).id()).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({
        "acme/whisper-large-v3-german, SPEECH",
        "Qwen/Qwen3-ASR-1.7B, SPEECH",
        "BAAI/bge-m3, EMBEDDING",
        "intfloat/multilingual-e5-large, EMBEDDING",
        "nomic-embed-text-v1.5, EMBEDDING",
        "Qwen/Qwen2.5-VL-72B-Instruct, TEXT",
        "Qwen/Qwen2.5-Coder-32B-Instruct, TEXT",
        "deepseek-ai/DeepSeek-V3, TEXT",
        "mistral-small3.2, TEXT",
    })
    void guessesTheKindOfWhatItDoesNotKnow(String served, ModelKind kind) {
        assertThat(catalogue.describe(served).kind()).isEqualTo(kind);
        assertThat(catalogue.key(served)).isEqualTo(served.replaceFirst(".*/", "").toLowerCase());
    }

    @Test
    void tellsHowMuchASpeechModelHearsAtOnce() {
        assertThat(catalogue.describe("openai/whisper-large-v3").maxWindow())
                .isEqualTo(Duration.ofSeconds(28));
        assertThat(catalogue.describe("acme-whisper").maxWindow())
                .isEqualTo(Duration.ofSeconds(28));
        var sphinx = catalogue.describe("sphinx-en");
        assertThat(sphinx.maxWindow()).isEqualTo(Duration.ofSeconds(15));
        assertThat(sphinx.demo()).isTrue();
        assertThat(sphinx.understands("zh")).isFalse();
    }

    @Test
    void putsTheBestFirst() {
        var names = List.of("sphinx-en", "Qwen2.5-7B", "unknown", "whisper-base", "Qwen2.5-72B");

        assertThat(names.stream().map(catalogue::describe).sorted(catalogue.bestFirst()))
                .extracting(Model::id)
                .containsExactly(
                        "whisper-base", "sphinx-en", "Qwen2.5-72B", "Qwen2.5-7B", "unknown");
    }
}
