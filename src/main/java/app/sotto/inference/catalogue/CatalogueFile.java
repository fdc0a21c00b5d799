package app.sotto.inference.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The catalogue as it ships; the database has it with what the operator made of it. */
public final class CatalogueFile {

    private CatalogueFile() {}

    public static Catalogue read() {
        var sources = new MutablePropertySources();
        try {
            new YamlPropertySourceLoader()
                    .load("catalogue", new ClassPathResource("app/sotto/inference/catalogue.yml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException("The model catalogue cannot be read", e);
        }
        var lines =
                new Binder(ConfigurationPropertySources.from(sources))
                        .bind("", Bindable.of(Lines.class))
                        .get();
        return new Catalogue(lines.models(), lines.aliases(), List.of());
    }

    record Lines(
            @DefaultValue List<CatalogueEntry> models,
            @DefaultValue List<CatalogueAlias> aliases) {}
}
