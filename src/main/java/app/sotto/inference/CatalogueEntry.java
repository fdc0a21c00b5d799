package app.sotto.inference;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One model of the catalogue.
 *
 * @param alsoCalled other names of the same model
 * @param maxWindow zero where windows mean nothing
 */
record CatalogueEntry(
        String id,
        ModelKind kind,
        String name,
        @DefaultValue Set<String> languages,
        @DefaultValue("0s") Duration maxWindow,
        @DefaultValue("false") boolean live,
        @DefaultValue("false") boolean demo,
        @DefaultValue List<String> alsoCalled) {

    Model as(String servedName) {
        return new Model(servedName, kind, name, languages, maxWindow, live, demo);
    }

    boolean isCalled(String core) {
        return id.equals(core) || alsoCalled.contains(core);
    }
}
