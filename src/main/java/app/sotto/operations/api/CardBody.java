package app.sotto.operations.api;

import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.Place;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller says of a node; what is missing is unknown. */
record CardBody(
        @Nullable List<@Nullable EndpointBody> endpoints,
        @Nullable GpuBody gpu,
        @Nullable Long hourlyCostMicros,
        @Nullable Map<String, @Nullable String> labels,
        @Nullable URI exporter) {

    NodeCard named(String name) {
        return new NodeCard(
                name,
                places(),
                gpu == null ? null : gpu.gpu(),
                hourlyCostMicros,
                given(labels),
                exporter);
    }

    private List<Place> places() {
        return endpoints == null ? List.of() : endpoints.stream().map(EndpointBody::place).toList();
    }

    private static Map<String, String> given(@Nullable Map<String, @Nullable String> labels) {
        var given = new HashMap<String, String>();
        if (labels != null) {
            labels.forEach((key, value) -> given.put(key, value == null ? "" : value));
        }
        return given;
    }

    /**
     * @param profile the engine's; {@code auto} where it is missing
     */
    record EndpointBody(@Nullable URI url, @Nullable String profile, @Nullable URI metrics) {

        static Place place(@Nullable EndpointBody body) {
            if (body == null || body.url == null) {
                throw new BodyRefusedException("An endpoint needs a url.");
            }
            return new Place(body.url, body.profile == null ? "auto" : body.profile, body.metrics);
        }
    }

    record GpuBody(@Nullable String kind, @Nullable Integer count) {

        Gpu gpu() {
            if (kind == null || count == null) {
                throw new BodyRefusedException("A gpu needs a kind and a count.");
            }
            return new Gpu(kind, count);
        }
    }
}
