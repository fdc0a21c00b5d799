package app.sotto.inference.nodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Wish;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.tenancy.CurrentTenant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServedModelsTests {

    private final Catalogue catalogue = CatalogueFile.read();

    @Test
    void findsAModelByEveryNameItHas() {
        var models = serving("Systran/faster-whisper-large-v3", "Qwen/Qwen2.5-14B-Instruct-FP8");

        assertThat(models.named("openai/whisper-large-v3").id())
                .isEqualTo("Systran/faster-whisper-large-v3");
        assertThat(models.named("whisper-1").id()).isEqualTo("Systran/faster-whisper-large-v3");
        assertThat(models.named("gpt-4o-mini").id()).isEqualTo("Qwen/Qwen2.5-14B-Instruct-FP8");
        assertThat(models.named("qwen2.5-14b").kind()).isEqualTo(ModelKind.TEXT);
    }

    @Test
    void prefersTheFastOrTheGoodOneAsTheAliasSays() {
        var models = serving("Qwen2.5-7B-Instruct", "Qwen2.5-72B-Instruct");

        assertThat(models.named("qwen-fast").id()).isEqualTo("Qwen2.5-7B-Instruct");
        assertThat(models.named("qwen-quality").id()).isEqualTo("Qwen2.5-72B-Instruct");
        assertThat(models.text().orElseThrow().id()).isEqualTo("Qwen2.5-72B-Instruct");
    }

    @Test
    void saysWhatRunsAndHowToGetWhatDoesNot() {
        assertThatThrownBy(() -> serving("sphinx-en").named("qwen2.5-7b"))
                .isInstanceOf(ModelNotFoundException.class)
                .hasMessageStartingWith("The model 'qwen2.5-7b' does not exist or")
                .hasMessageContaining("sphinx-en")
                .hasMessageContaining("SOTTO_HOME/models")
                .hasMessageContaining("SOTTO_NODES");
    }

    @Test
    void takesTheDemoEngineOnlyWhenNothingElseUnderstands() {
        assertThat(serving("sphinx-en", "whisper-base").speechFor("en").id())
                .isEqualTo("whisper-base");
        assertThat(serving("sphinx-en").speechFor("auto").id()).isEqualTo("sphinx-en");
    }

    @Test
    void namesTheModelToInstallForALanguageThatNoneUnderstands() {
        assertThatThrownBy(() -> serving("sphinx-en").speechFor("zh"))
                .isInstanceOf(LanguageUnavailableException.class)
                .hasMessageContaining("'zh'")
                .hasMessageContaining("ggml-base.bin");
    }

    @Test
    void hasNoCapacityWithoutANode() {
        assertThatThrownBy(() -> serving().speechFor("en"))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("SOTTO_NODES");
        assertThat(serving().text()).isEmpty();
        assertThat(serving().available()).isEmpty();
    }

    @Test
    void listsAModelOnceThoughNodesCallItDifferently() {
        var models =
                serving(List.of(node("openai/whisper-large-v3"), node("faster-whisper-large-v3")));

        assertThat(models.available())
                .extracting(Model::id)
                .containsExactly("openai/whisper-large-v3");
    }

    @Test
    void takesTheModelThatIsMadeForALanguage() {
        var models = serving("openai/whisper-large-v3", "Qwen/Qwen3-ASR-1.7B");

        assertThat(models.speechFor("zh").id()).isEqualTo("Qwen/Qwen3-ASR-1.7B");
        assertThat(models.speechFor("en").id()).isEqualTo("openai/whisper-large-v3");
        assertThat(models.speechFor("auto").id()).isEqualTo("openai/whisper-large-v3");
    }

    @Test
    void takesTheFastModelForWhatIsShort() {
        var models =
                serving("Qwen2.5-7B-Instruct", "Qwen2.5-72B-Instruct", "Llama-3.1-8B-Instruct");

        assertThat(models.text(Wish.auto(50, "en")).orElseThrow().id())
                .isEqualTo("Qwen2.5-7B-Instruct");
        assertThat(models.text(Wish.auto(5_000, "en")).orElseThrow().id())
                .isEqualTo("Qwen2.5-72B-Instruct");
        assertThat(models.text(new Wish(Wish.Speed.QUALITY, 50, "zh")).orElseThrow().id())
                .isEqualTo("Qwen2.5-72B-Instruct");
    }

    @Test
    void takesAModelThatUnderstandsTheLanguage() {
        var models = serving("Llama-3.1-8B-Instruct", "Qwen2.5-3B-Instruct");

        assertThat(models.text(Wish.auto(5_000, "zh")).orElseThrow().id())
                .isEqualTo("Qwen2.5-3B-Instruct");
        assertThat(models.text(Wish.auto(5_000, "en")).orElseThrow().id())
                .isEqualTo("Llama-3.1-8B-Instruct");
    }

    private Models serving(String... names) {
        return serving(names.length == 0 ? List.of() : List.of(node(names)));
    }

    private Models serving(List<Endpoint> all) {
        var endpoints = new Endpoints();
        endpoints.serve(all);
        return new ServedModels(Catalogues.always(catalogue), endpoints, new CurrentTenant());
    }

    private Endpoint node(String... names) {
        return TestEndpoints.ready(catalogue, "http://n/v1", 4, InstantSource.system(), names);
    }
}
