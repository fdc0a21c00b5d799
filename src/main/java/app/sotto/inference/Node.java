package app.sotto.inference;

import app.sotto.inference.NodeState.Joining;
import app.sotto.inference.NodeState.Ready;
import app.sotto.inference.NodeState.Suspect;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAI-compatible server and the work that this process has on it. Its state is written by
 * its own probe alone; the counts are guarded by the pool's lock.
 */
final class Node {

    private final String name;
    private final URI baseUrl;
    private final @Nullable String apiKey;
    private final int concurrency;
    private final Breaker breaker;
    private volatile NodeState state = new Joining();
    private int inFlight;
    private double outstanding;

    Node(URI baseUrl, @Nullable String apiKey, int concurrency, InstantSource clock) {
        this.baseUrl = withoutTrailingSlash(baseUrl);
        this.name = this.baseUrl.getAuthority() == null ? "node" : this.baseUrl.getAuthority();
        this.apiKey = apiKey;
        this.concurrency = concurrency;
        this.breaker = new Breaker(clock);
    }

    URI baseUrl() {
        return baseUrl;
    }

    Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    String name() {
        return name;
    }

    NodeState state() {
        return state;
    }

    void become(NodeState next) {
        state = next;
    }

    List<Model> models() {
        return state instanceof Ready ready ? ready.models() : List.of();
    }

    Optional<Model> model(Predicate<Model> wanted) {
        return models().stream().filter(wanted).findFirst();
    }

    boolean hasRoom() {
        return inFlight < concurrency && breaker.permits(inFlight);
    }

    double outstanding() {
        return outstanding;
    }

    void take(double weight) {
        inFlight++;
        outstanding += weight;
    }

    void giveBack(double weight, boolean failed) {
        inFlight--;
        outstanding = inFlight == 0 ? 0 : outstanding - weight;
        if (failed) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
    }

    Fleet.NodeSummary summary() {
        return switch (state) {
            case Joining _ -> summary(Fleet.Health.DOWN, List.of(), null, "has not answered yet");
            case Suspect suspect ->
                    summary(
                            suspect.reachable() ? Fleet.Health.UNHEALTHY : Fleet.Health.DOWN,
                            List.of(),
                            null,
                            suspect.reason());
            case Ready ready ->
                    breaker.tripped()
                            ? summary(
                                    Fleet.Health.UNHEALTHY,
                                    ready.models(),
                                    ready.device(),
                                    "failed too often")
                            : summary(Fleet.Health.HEALTHY, ready.models(), ready.device(), null);
        };
    }

    private Fleet.NodeSummary summary(
            Fleet.Health health,
            List<Model> models,
            @Nullable String device,
            @Nullable String reason) {
        return new Fleet.NodeSummary(name, baseUrl, health, models, device, inFlight, reason);
    }

    private static URI withoutTrailingSlash(URI url) {
        var text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
