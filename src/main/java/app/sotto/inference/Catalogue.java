package app.sotto.inference;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The models that Sotto knows by name, whether or not a node runs them. */
record Catalogue(
        @DefaultValue List<CatalogueEntry> models, @DefaultValue List<CatalogueAlias> aliases) {

    private static final Pattern PACKING_BEFORE = Pattern.compile("^(faster-|ggml-|meta-)+");
    private static final Pattern PACKING_AFTER =
            Pattern.compile(
                    "([-_.](instruct|chat|it|fp8|fp16|bf16|f16|int[48]|awq|gptq|marlin|dynamic|quantized"
                            + "|w[48]a(8|16)|q[2-8](_[a-z0-9]+)*|ct2|ggml|gguf|bin|mlx|turbomind))+$");

    static Catalogue load() {
        var sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("catalogue", new ClassPathResource("catalogue.yml", Catalogue.class))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The model catalogue cannot be read", e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("", Bindable.of(Catalogue.class))
                .get();
    }

    /** The model that a node means by a name of its own. */
    Model describe(String servedName) {
        return entryFor(servedName)
                .map(entry -> entry.as(servedName))
                .orElseGet(() -> GuessedModel.from(servedName));
    }

    /** Equal for all the names that mean the same model. */
    String key(String name) {
        return entryFor(name).map(CatalogueEntry::id).orElseGet(() -> lastSegment(name));
    }

    Optional<CatalogueAlias> alias(String name) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return aliases.stream().filter(alias -> alias.names().contains(wanted)).findFirst();
    }

    /** Best first within each kind: the catalogue's own order, then what it does not know. */
    Comparator<Model> bestFirst() {
        return Comparator.comparing(Model::kind)
                .thenComparingInt(model -> rank(model.id()))
                .thenComparing(Model::id);
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
        var segment = PACKING_BEFORE.matcher(lastSegment(name)).replaceFirst("");
        return PACKING_AFTER.matcher(segment).replaceFirst("");
    }

    private static String lastSegment(String name) {
        var path = name.toLowerCase(Locale.ROOT).strip();
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
