package app.sotto.inference.nodes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The engines that Sotto knows how to read; engines.yml has their lists. */
record EngineProfiles(List<EngineProfile> engines) {

    /** Stands for whatever the metrics turn out to be. */
    static final String AUTO = "auto";

    static final String NONE = "none";

    static EngineProfiles load() {
        var sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("engines", new ClassPathResource("app/sotto/inference/engines.yml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The engine profiles cannot be read", e);
        }
        return new Binder(ConfigurationPropertySources.from(sources))
                .bind("", Bindable.of(EngineProfiles.class))
                .get();
    }

    Optional<EngineProfile> named(String name) {
        return engines.stream().filter(engine -> engine.name().equals(name)).findFirst();
    }

    /** The engine whose metrics these are, or the one without any. */
    EngineProfile of(PrometheusText metrics) {
        return engines.stream()
                .filter(engine -> engine.gives() && metrics.anyBeginsWith(engine.mark()))
                .findFirst()
                .orElseGet(this::none);
    }

    EngineProfile none() {
        return named(NONE).orElseThrow();
    }

    List<String> names() {
        return engines.stream().map(EngineProfile::name).toList();
    }
}
