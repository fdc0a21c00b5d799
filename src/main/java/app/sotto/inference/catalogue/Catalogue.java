package app.sotto.inference.catalogue;

import app.sotto.inference.Model;
import app.sotto.tenancy.TenantId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The models that Sotto knows by name, whether or not a node runs them. A snapshot. */
public record Catalogue(
        List<CatalogueEntry> models, List<CatalogueAlias> aliases, List<Adapter> adapters) {

    private static final Pattern PACKING_BEFORE = Pattern.compile("^(faster-|ggml-|meta-)+");
    private static final Pattern PACKING_AFTER =
            Pattern.compile(
                    "([-_.](instruct|chat|it|fp8|fp16|bf16|f16|int[48]|awq|gptq|marlin|dynamic|quantized"
                            + "|w[48]a(8|16)|q[2-8](_[a-z0-9]+)*|ct2|ggml|gguf|bin|mlx|turbomind))+$");

    /** The same few names with every request, and now and then one that somebody made up. */
    private static final Map<String, String> CORES = new ConcurrentHashMap<>();

    private static final int MOST_CORES = 1000;

    /** The model that a node means by a name of its own. */
    public Model describe(String servedName) {
        return adapter(servedName)
                .flatMap(adapter -> entryFor(adapter.base()))
                .or(() -> entryFor(servedName))
                .map(entry -> entry.as(servedName))
                .orElseGet(() -> GuessedModel.from(servedName));
    }

    /** Equal for all the names that mean the same model. */
    public String key(String name) {
        return adapter(name).isPresent()
                ? lastSegment(name)
                : entryFor(name).map(CatalogueEntry::id).orElseGet(() -> lastSegment(name));
    }

    /** Whether a tenant may know of a model: everybody's, or its own. */
    public boolean mayUse(Optional<TenantId> tenant, String name) {
        return adapter(name)
                .map(Adapter::owner)
                .map(owner -> tenant.filter(owner::equals).isPresent())
                .orElse(true);
    }

    private Optional<Adapter> adapter(String name) {
        var wanted = lastSegment(name);
        return adapters.stream()
                .filter(adapter -> lastSegment(adapter.name()).equals(wanted))
                .findFirst();
    }

    public Optional<CatalogueAlias> alias(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return aliases.stream().filter(alias -> alias.names().contains(wanted)).findFirst();
    }

    /** Best first within each kind: the catalogue's own order, then what it does not know. */
    public Comparator<Model> bestFirst() {
        return Comparator.comparing(Model::kind)
                .thenComparingInt(model -> rank(model.id()))
                .thenComparing(Model::id);
    }

    /** Best first for a language: what is made for it, then the catalogue's own order. */
    public Comparator<Model> bestFirstFor(String language) {
        return Comparator.<Model, Boolean>comparing(model -> !bestFor(language, model))
                .thenComparing(bestFirst());
    }

    private boolean bestFor(String language, Model model) {
        return entryFor(model.id()).filter(entry -> entry.bestFor().contains(language)).isPresent();
    }

    private int rank(String name) {
        return entryFor(name).map(models::indexOf).orElse(models.size());
    }

    private Optional<CatalogueEntry> entryFor(String name) {
        var core = core(name);
        return models.stream().filter(entry -> entry.isCalled(core)).findFirst();
    }

    /** A name without what only says who packed the model, and how. */
    private static String core(String name) {
        if (CORES.size() > MOST_CORES) {
            CORES.clear();
        }
        return CORES.computeIfAbsent(name, Catalogue::withoutPacking);
    }

    private static String withoutPacking(String name) {
        var segment = PACKING_BEFORE.matcher(lastSegment(name)).replaceFirst("");
        return PACKING_AFTER.matcher(segment).replaceFirst("");
    }

    private static String lastSegment(String name) {
        var path = name.toLowerCase(Locale.ROOT).strip();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
