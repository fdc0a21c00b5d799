package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Place;
import app.sotto.inference.catalogue.Catalogues;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nodes at given addresses, watched as the application watches its own, without its fleet. */
public final class WatchedPlaces implements AutoCloseable {

    private static final WatchSettings AS_SHIPPED =
            new WatchSettings(Duration.ofMillis(500), Duration.ofSeconds(3), 64);

    private final Watching watching;
    private final Watching.Watch watch;

    private WatchedPlaces(Watching watching, Watching.Watch watch) {
        this.watching = watching;
        this.watch = watch;
    }

    /** Watches them until the answer is closed; simulated ones are welcome. */
    public static WatchedPlaces watch(
            List<URI> urls, @Nullable String apiKey, Catalogues catalogues, Endpoints endpoints) {
        var watching =
                new Watching(catalogues, endpoints, AS_SHIPPED, true, InstantSource.system());
        var all =
                urls.stream()
                        .map(url ->
                                watching.endpoint(
                                        url.getAuthority(), new Place(url, "auto", null), apiKey))
                        .toList();
        endpoints.serve(all);
        return new WatchedPlaces(watching, watching.over(all));
    }

    @Override
    public void close() {
        watch.close();
        watching.close();
    }
}
