package app.sotto.billing.teststripe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every kind of object with all its fields and what stands in them when nobody said otherwise, from
 * {@code shapes.json}.
 *
 * <p>Copies: the object pages of https://docs.stripe.com/api (2026-07-29.dahlia): which fields
 * there are.
 */
final class Shape {
    private static final ObjectNode ALL = load();

    private final ObjectNode node;

    private Shape(ObjectNode node) {
        this.node = node;
    }

    private static ObjectNode load() {
        try (InputStream in = Shape.class.getResourceAsStream("shapes.json")) {
            if (in == null) {
                throw new IllegalStateException("shapes.json is missing beside " + Shape.class);
            }
            return (ObjectNode) Json.MAPPER.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A blank object of a kind. */
    static Shape of(String kind) {
        return new Shape(Json.object(ALL, kind).deepCopy());
    }

    Shape with(String name, @Nullable Object value) {
        Json.set(node, name, value);
        return this;
    }

    ObjectNode node() {
        return node;
    }
}
