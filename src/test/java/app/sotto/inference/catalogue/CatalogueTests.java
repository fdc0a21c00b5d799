package app.sotto.inference.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.tenancy.TenantId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogueTests {

    private final Catalogue catalogue = CatalogueFile.read();

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
        "Qwen/Qwen2.5-VL-72B-Instruct-FP8, qwen2.5-vl-72b",
        "Qwen/Qwen2.5-Coder-32B-Instruct, qwen2.5-coder-32b",
        "deepseek-ai/DeepSeek-V3, deepseek-v3",
        "Qwen/Qwen3-ASR-1.7B, qwen3-asr-1.7b",
        "BAAI/bge-m3, bge-m3",
        "sphinx-en, sphinx-en",
    })
    void knowsAModelByTheNamesThatNodesGiveIt(String served, String id) {
        assertThat(catalogue.key(served)).isEqualTo(id);
        assertThat(catalogue.describe(served).id()).isEqualTo(served);
    }

    @ParameterizedTest
    @CsvSource({
        "acme/whisper-large-v3-german, SPEECH",
        "acme/fun-asr-nano, SPEECH",
        "intfloat/multilingual-e5-large, EMBEDDING",
        "nomic-embed-text-v1.5, EMBEDDING",
        "acme/some-chat-9b, TEXT",
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

    @Test
    void anAdapterIsItsOwnersAloneAndWorksLikeItsBase() {
        var owner = TenantId.random();
        var shipped = CatalogueFile.read();
        var own =
                new Catalogue(
                        shipped.models(),
                        shipped.aliases(),
                        List.of(new Adapter("acme-notes-lora", owner, "qwen2.5-14b", null)));

        assertThat(own.describe("acme-notes-lora").kind()).isEqualTo(ModelKind.TEXT);
        assertThat(own.key("acme-notes-lora")).isEqualTo("acme-notes-lora");
        assertThat(own.mayUse(Optional.of(owner), "acme-notes-lora")).isTrue();
        assertThat(own.mayUse(Optional.of(TenantId.random()), "acme-notes-lora")).isFalse();
        assertThat(own.mayUse(Optional.empty(), "acme-notes-lora")).isFalse();
        assertThat(own.mayUse(Optional.empty(), "qwen2.5-14b")).isTrue();
    }

    @Test
    void saysOfEveryModelWhatItNeeds() {
        assertThat(catalogue.models())
                .allSatisfy(entry -> assertThat(entry.hardware()).isNotBlank());
    }
}
