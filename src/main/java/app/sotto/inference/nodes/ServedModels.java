package app.sotto.inference.nodes;

import app.sotto.inference.LanguageUnavailableException;
import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.ModelNotFoundException;
import app.sotto.inference.Models;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.Wish;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.tenancy.CurrentTenant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** The catalogue's view of what the ready nodes serve at this moment. */
@Component
class ServedModels implements Models {

    /** Up to here the smaller model is good enough: a message, not a letter. */
    private static final int SHORT = 400;

    private final Catalogues catalogues;
    private final Endpoints endpoints;
    private final CurrentTenant tenant;

    ServedModels(Catalogues catalogues, Endpoints endpoints, CurrentTenant tenant) {
        this.catalogues = catalogues;
        this.endpoints = endpoints;
        this.tenant = tenant;
    }

    /**
     * Nodes may call one model by different names: it is listed once, by the first one's name. What
     * is somebody else's own is not listed.
     */
    @Override
    public List<Model> available() {
        return of(Endpoint::models);
    }

    /** What ran a while ago and may again: who asks for it waits for a node. */
    private List<Model> known() {
        return of(Endpoint::known);
    }

    private List<Model> of(Function<Endpoint, Map<String, Model>> served) {
        var catalogue = catalogues.now();
        var byKey = new LinkedHashMap<String, Model>();
        for (var endpoint : endpoints.all()) {
            served.apply(endpoint).forEach(byKey::putIfAbsent);
        }
        return byKey.values().stream()
                .filter(model -> catalogue.mayUse(tenant.get(), model.id()))
                .sorted(catalogue.bestFirst())
                .toList();
    }

    @Override
    public Model named(String nameOrAlias) {
        var available = available();
        return find(nameOrAlias, available)
                .or(() -> find(nameOrAlias, known()))
                .orElseThrow(() ->
                        new ModelNotFoundException(
                                nameOrAlias, Advice.notFound(nameOrAlias, available)));
    }

    @Override
    public Model speechFor(String language) {
        var now = of(ModelKind.SPEECH, available());
        var speech = now.isEmpty() ? of(ModelKind.SPEECH, known()) : now;
        if (speech.isEmpty()) {
            throw new NoCapacityException(Advice.noSpeech());
        }
        return speech.stream()
                .filter(model -> model.understands(language))
                .min(catalogues.now().bestFirstFor(language))
                .orElseThrow(() ->
                        new LanguageUnavailableException(
                                language, Advice.languageUnavailable(language, speech)));
    }

    @Override
    public Optional<Model> text(Wish wish) {
        var all = of(ModelKind.TEXT, available());
        var able = all.stream().filter(model -> model.understands(wish.language())).toList();
        var chosen = able.isEmpty() ? all : able;
        return fast(wish) ? fastest(chosen) : chosen.stream().findFirst();
    }

    private static boolean fast(Wish wish) {
        return switch (wish.speed()) {
            case FAST -> true;
            case QUALITY -> false;
            case AUTO -> wish.characters() <= SHORT;
        };
    }

    /** The first that the alias for a fast model prefers, else the last of the best. */
    private Optional<Model> fastest(List<Model> models) {
        return byAlias("fast", models).or(() -> models.stream().findFirst());
    }

    private Optional<Model> find(String name, List<Model> models) {
        return withKey(catalogues.now().key(name), models).or(() -> byAlias(name, models));
    }

    private Optional<Model> byAlias(String name, List<Model> available) {
        return catalogues
                .now()
                .alias(name)
                .flatMap(alias ->
                        alias.prefer().stream()
                                .flatMap(id -> withKey(id, available).stream())
                                .findFirst()
                                .or(() -> of(alias.kind(), available).stream().findFirst()));
    }

    private Optional<Model> withKey(String key, List<Model> available) {
        return available.stream()
                .filter(model -> catalogues.now().key(model.id()).equals(key))
                .findFirst();
    }

    private static List<Model> of(ModelKind kind, List<Model> available) {
        return available.stream().filter(model -> model.kind() == kind).toList();
    }
}
