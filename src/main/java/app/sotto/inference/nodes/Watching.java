package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Place;
import app.sotto.inference.OwnNode;
import app.sotto.inference.catalogue.Catalogues;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** Watches endpoints, each on a thread of its own, so that none waits for another. */
final class Watching implements AutoCloseable {

    private final NodeHttp http;
    private final NodeProbe probe;
    private final FiguresProbe figures;
    private final ProofOfWork proof;
    private final Endpoints endpoints;
    private final WatchSettings settings;
    private final InstantSource clock;

    Watching(
            Catalogues catalogues,
            Endpoints endpoints,
            WatchSettings settings,
            boolean mayBeSimulated,
            InstantSource clock) {
        this.http = new NodeHttp(settings.timeLimit());
        this.probe = new NodeProbe(http, catalogues, mayBeSimulated);
        this.figures = new FiguresProbe(http, EngineProfiles.load(), clock);
        this.proof = new ProofOfWork(http);
        this.endpoints = endpoints;
        this.settings = settings;
        this.clock = clock;
    }

    Endpoint endpoint(String node, Place place, @Nullable String apiKey) {
        return new Endpoint(node, place, apiKey, settings.concurrency(), clock);
    }

    Endpoint own(String node, OwnNode.Address address) {
        var place = new Place(address.baseUrl(), "embedded", null);
        return new Endpoint(node, place, address.apiKey(), address.concurrency(), clock);
    }

    AutoCloseable over(List<Endpoint> watched) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        watched.forEach(endpoint -> threads.execute(watch(endpoint)));
        return threads::shutdownNow;
    }

    private EndpointWatch watch(Endpoint endpoint) {
        return new EndpointWatch(
                endpoint, probe, figures, proof, settings.interval(), clock, endpoints::changed);
    }

    @Override
    public void close() {
        http.close();
    }
}
