package app.sotto.inference.catalogue;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * One model of the catalogue.
 *
 * @param languages ISO 639-1 codes it understands; empty means any
 * @param bestFor languages in which it is to be taken before the others
 * @param maxWindow zero where windows mean nothing
 * @param alsoCalled other names of the same model
 * @param context tokens that it attends to, or null where that means nothing
 * @param revision the version that nodes should run, or null for any
 * @param hardware what it truly needs, for people
 * @param profile the engine that usually serves it
 */
public record CatalogueEntry(
        String id,
        ModelKind kind,
        String name,
        @DefaultValue Set<String> languages,
        @DefaultValue Set<String> bestFor,
        @DefaultValue("0s") Duration maxWindow,
        @DefaultValue("false") boolean live,
        @DefaultValue("false") boolean demo,
        @DefaultValue List<String> alsoCalled,
        @Nullable Integer context,
        @Nullable String revision,
        @DefaultValue("") String hardware,
        @DefaultValue("vllm") String profile) {

    Model as(String servedName) {
        return new Model(servedName, kind, name, languages, maxWindow, live, demo, revision);
    }

    boolean isCalled(String core) {
        return id.equals(core) || alsoCalled.contains(core);
    }
}
