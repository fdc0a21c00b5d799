package app.sotto.operations.api;

import app.sotto.inference.Fleet.NodeCard;
import app.sotto.operations.api.CardBody.EndpointBody;
import app.sotto.operations.api.CardBody.GpuBody;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a node says of itself. */
record Announcement(
        @Nullable String name,
        @Nullable List<@Nullable EndpointBody> endpoints,
        @Nullable GpuBody gpu,
        @Nullable Long hourlyCostMicros,
        @Nullable Map<String, @Nullable String> labels,
        @Nullable URI exporter,
        @Nullable Boolean draining) {

    NodeCard card() {
        if (name == null) {
            throw new BodyRefusedException("The node needs a name.");
        }
        return new CardBody(endpoints, gpu, hourlyCostMicros, labels, exporter).named(name);
    }

    boolean drains() {
        return Boolean.TRUE.equals(draining);
    }
}
