package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import app.sotto.inference.catalogue.Catalogue;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/** Endpoints that nobody watches. */
public final class TestEndpoints {

    private TestEndpoints() {}

    public static Endpoint ready(
            Catalogue catalogue,
            String url,
            int concurrency,
            InstantSource clock,
            String... models) {
        var endpoint = unseen(url, concurrency, clock);
        endpoint.become(new NodeState.Ready(models(catalogue, models), null, false));
        return endpoint;
    }

    /** It has stopped answering. */
    public static void away(Endpoint endpoint) {
        endpoint.become(new NodeState.Suspect(Remark.of(Remark.Kind.UNREACHABLE), false));
    }

    public static Endpoint unseen(String url, int concurrency, InstantSource clock) {
        var place = new Place(URI.create(url), "none", null);
        return new Endpoint(place.url().getHost(), place, null, concurrency, clock);
    }

    public static void report(Endpoint endpoint, Figures figures) {
        endpoint.report(figures);
    }

    private static Map<String, Model> models(Catalogue catalogue, String... names) {
        var models = new LinkedHashMap<String, Model>();
        for (var name : names) {
            models.put(catalogue.key(name), catalogue.describe(name));
        }
        return models;
    }
}
