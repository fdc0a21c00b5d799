package app.sotto.inference.catalogue;

import app.sotto.inference.ModelKind;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Names that stand for whatever model of a kind is there.
 *
 * @param prefer ids of the catalogue to take before the best of the kind
 */
public record CatalogueAlias(
        List<String> names, ModelKind kind, @DefaultValue List<String> prefer) {}
