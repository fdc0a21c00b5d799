package app.sotto.inference;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The catalogue's view of what the ready nodes serve at this moment. */
@Component
class ServedModels implements Models {

    private final Catalogue catalogue;
    private final NodePool pool;

    ServedModels(Catalogue catalogue, NodePool pool) {
        this.catalogue = catalogue;
        this.pool = pool;
    }

    /** Nodes may call one model by different names: it is listed once, by the first one's name. */
    @Override
    public List<Model> available() {
        var byKey = new LinkedHashMap<String, Model>();
        for (var node : pool.nodes()) {
            node.models().forEach(model -> byKey.putIfAbsent(catalogue.key(model.id()), model));
        }
        var models = new ArrayList<>(byKey.values());
        models.sort(catalogue.bestFirst());
        return List.copyOf(models);
    }

    @Override
    public Model named(String nameOrAlias) {
        var available = available();
        return withKey(catalogue.key(nameOrAlias), available)
                .or(() -> byAlias(nameOrAlias, available))
                .orElseThrow(() ->
                        new ModelNotFoundException(
                                nameOrAlias, Advice.notFound(nameOrAlias, available)));
    }

    @Override
    public Model speechFor(String language) {
        var speech = of(ModelKind.SPEECH, available());
        if (speech.isEmpty()) {
            throw new NoCapacityException(Advice.noSpeech());
        }
        return speech.stream()
                .filter(model -> model.understands(language))
                .findFirst()
                .orElseThrow(() ->
                        new LanguageUnavailableException(
                                language, Advice.languageUnavailable(language, speech)));
    }

    @Override
    public Optional<Model> text() {
        return of(ModelKind.TEXT, available()).stream().findFirst();
    }

    private Optional<Model> byAlias(String name, List<Model> available) {
        return catalogue
                .alias(name)
                .flatMap(alias ->
                        alias.prefer().stream()
                                .flatMap(id -> withKey(id, available).stream())
                                .findFirst()
                                .or(() -> of(alias.kind(), available).stream().findFirst()));
    }

    private Optional<Model> withKey(String key, List<Model> available) {
        return available.stream()
                .filter(model -> catalogue.key(model.id()).equals(key))
                .findFirst();
    }

    private static List<Model> of(ModelKind kind, List<Model> available) {
        return available.stream().filter(model -> model.kind() == kind).toList();
    }
}
