package app.sotto.inference.nodes;

import app.sotto.inference.Fleet.Place;
import app.sotto.inference.OwnNode;
import app.sotto.inference.catalogue.Catalogues;
import java.time.InstantSource;
import java.util.List;
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

    /** Watches until the answer is closed. */
    Watch over(List<Endpoint> watched) {
        var watches = watched.stream().map(this::watch).toList();
        watches.forEach(watch -> Thread.ofVirtual().name("endpoint-watch").start(watch));
        return () -> watches.forEach(EndpointWatch::close);
    }

    private EndpointWatch watch(Endpoint endpoint) {
        return new EndpointWatch(
                endpoint, probe, figures, proof, settings.interval(), clock, endpoints::changed);
    }

    /** Something that is watched. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    @Override
    public void close() {
        http.close();
    }
}
