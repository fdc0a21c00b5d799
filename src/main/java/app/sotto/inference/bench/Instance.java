package app.sotto.inference.bench;

import app.sotto.inference.Demand;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Lease;
import app.sotto.inference.Model;
import app.sotto.inference.catalogue.Catalogue;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoint;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.inference.nodes.Figures;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.pool.NodePool;
import app.sotto.inference.pool.Policy;
import app.sotto.tenancy.CurrentTenant;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One instance of the application in front of cards: the pool itself, with figures of every card
 * each half second, as its watch over real nodes would bring them. The way to a card takes no time.
 */
final class Instance implements Service {

    static final String MODEL = "whisper-large-v3";
    private static final double BETWEEN_LOOKS = 0.5;

    /** As sotto.inference.watch.concurrency is unless told otherwise. */
    private static final int CONCURRENCY = 64;

    private final Cards cards;
    private final Endpoints endpoints = new Endpoints();
    private final CurrentTenant tenant = new CurrentTenant();
    private final Map<URI, Integer> numbers = new HashMap<>();
    private final Model model;
    private final NodePool pool;

    Instance(Catalogue catalogue, Cards cards, Policy policy) {
        this.cards = cards;
        this.model = catalogue.describe(MODEL);
        InstantSource clock = () -> Instant.EPOCH.plusNanos((long) (cards.timeline().now() * 1e9));
        this.pool = new NodePool(Catalogues.always(catalogue), endpoints, policy, tenant, clock);
        var all = new ArrayList<Endpoint>();
        for (int i = 0; i < cards.count(); i++) {
            all.add(endpoint(catalogue.key(MODEL), i, clock));
        }
        endpoints.serve(all);
    }

    private Endpoint endpoint(String key, int number, InstantSource clock) {
        var name = "card-" + number;
        var url = URI.create("http://" + name + "/v1");
        numbers.put(url, number);
        var endpoint = new Endpoint(name, new Place(url, "vllm", null), null, CONCURRENCY, clock);
        endpoint.become(new Ready(Map.of(key, model), null, true));
        return endpoint;
    }

    /** Looks at the cards from then on. */
    Instance watchingFrom(double time) {
        cards.timeline().at(time, this::look);
        return this;
    }

    private void look() {
        var all = endpoints.all();
        double now = cards.timeline().now();
        for (int i = 0; i < all.size(); i++) {
            var load = cards.get(i).load();
            all.get(i)
                    .report(
                            new Figures(
                                    (double) load.running(),
                                    (double) load.waiting(),
                                    load.kvUsage(),
                                    null,
                                    null,
                                    null,
                                    all.get(i).inFlight(),
                                    List.of(),
                                    Instant.EPOCH.plusNanos((long) (now * 1e9))));
        }
        endpoints.changed();
        cards.timeline().at(now + BETWEEN_LOOKS, this::look);
    }

    @Override
    public void take(Request request) {
        var demand = Demand.of(model, request.seconds(), Duration.ZERO);
        var lease =
                request.tenant() == null
                        ? pool.ask(demand)
                        : tenant.callAs(request.tenant(), () -> pool.ask(demand));
        var _ = lease.thenAccept(granted -> send(request, granted));
    }

    private void send(Request request, Lease lease) {
        var card = cards.get(numbers.getOrDefault(lease.baseUrl(), 0));
        var _ =
                card.submit(
                        request.work(),
                        ending -> {
                            lease.close();
                            request.done().accept(ending);
                        });
    }
}
