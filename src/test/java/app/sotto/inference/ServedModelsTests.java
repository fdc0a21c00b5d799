package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ServedModelsTests {

    private final Catalogue catalogue = Catalogue.load();

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
        var pool = new NodePool(catalogue);
        pool.serve(List.of(node("openai/whisper-large-v3"), node("faster-whisper-large-v3")));

        assertThat(new ServedModels(catalogue, pool).available())
                .extracting(Model::id)
                .containsExactly("openai/whisper-large-v3");
    }

    private Models serving(String... names) {
        var pool = new NodePool(catalogue);
        pool.serve(names.length == 0 ? List.of() : List.of(node(names)));
        return new ServedModels(catalogue, pool);
    }

    private Node node(String... names) {
        var node = new Node(URI.create("http://n/v1"), null, 4, InstantSource.system());
        node.become(new NodeState.Ready(Stream.of(names).map(catalogue::describe).toList(), null));
        return node;
    }
}
