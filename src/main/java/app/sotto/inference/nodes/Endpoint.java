package app.sotto.inference.nodes;

import app.sotto.inference.Fleet;
import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import app.sotto.inference.nodes.NodeState.Draining;
import app.sotto.inference.nodes.NodeState.Gone;
import app.sotto.inference.nodes.NodeState.Joining;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.nodes.NodeState.Suspect;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One OpenAI-compatible server and the work that this process has on it. What is seen of it is
 * written by its own watch alone; the counts are guarded by the pool's lock.
 */
public final class Endpoint {

    /** How long one may be out of reach before it counts as gone. */
    static final Duration GONE_AFTER = Duration.ofMinutes(1);

    /**
     * How much one look counts in what others are taken to have here. What they had half a second
     * ago they have answered by now: instances that ran after each other's last figures would herd,
     * a mean over some five seconds shows which node is the busier one.
     */
    private static final double OF_A_LOOK = 0.1;

    private final String nodeName;
    private final Place place;
    private final @Nullable String apiKey;
    private final int concurrency;
    private final InstantSource clock;
    private final Breaker breaker;

    private volatile NodeState seen = new Joining();
    private volatile Instant seenWell;
    private volatile Map<String, Model> known = Map.of();
    private volatile boolean draining;
    private volatile Figures figures = Figures.NONE;
    private volatile double others;
    private volatile @Nullable Remark stalled;

    private int inFlight;
    private double outstanding;
    private long finished;

    public Endpoint(
            String nodeName,
            Place place,
            @Nullable String apiKey,
            int concurrency,
            InstantSource clock) {
        this.nodeName = nodeName;
        this.place = new Place(withoutTrailingSlash(place.url()), place.profile(), place.metrics());
        this.apiKey = apiKey;
        this.concurrency = concurrency;
        this.clock = clock;
        this.breaker = new Breaker(clock);
        this.seenWell = clock.instant();
    }

    public String nodeName() {
        return nodeName;
    }

    Place place() {
        return place;
    }

    public URI baseUrl() {
        return place.url();
    }

    public Optional<String> apiKey() {
        return Optional.ofNullable(apiKey);
    }

    public NodeState state() {
        return switch (seen) {
            case Ready ready when stalled != null -> new Suspect(stalled, true);
            case Ready ready when draining -> new Draining(ready);
            case Suspect suspect when outOfReach(suspect) -> new Gone(suspect.reason());
            default -> seen;
        };
    }

    private boolean outOfReach(Suspect suspect) {
        return !suspect.reachable() && clock.instant().isAfter(seenWell.plus(GONE_AFTER));
    }

    public void become(NodeState next) {
        if (next instanceof Ready ready) {
            seenWell = clock.instant();
            known = ready.models();
        }
        seen = next;
    }

    public void drain(boolean wanted) {
        draining = wanted;
    }

    public void report(Figures latest) {
        double seen = latest.others();
        double before = figures.at() == null ? seen : others;
        others = before + OF_A_LOOK * (seen - before);
        figures = latest;
    }

    /**
     * @param reason why it counts as stuck, or null when it moves
     */
    void stalled(@Nullable Remark reason) {
        stalled = reason;
    }

    /** Whether it has work and gets nothing done, by its watch. */
    public boolean isStuck() {
        return stalled != null;
    }

    public Figures figures() {
        return figures;
    }

    /** What it serves now, by the catalogue's key. */
    public Map<String, Model> models() {
        return state() instanceof Ready ready ? ready.models() : Map.of();
    }

    /** What it served when it was last well: work for it may wait for it to come back. */
    Map<String, Model> known() {
        return known;
    }

    /** Under what name it runs a model, if it is ready for work on it. */
    public @Nullable Model serving(String key) {
        return models().get(key);
    }

    /** The same for a live dictation that is in the middle of a segment here. */
    public @Nullable Model stillServing(String key) {
        return switch (state()) {
            case Ready ready -> ready.models().get(key);
            case Draining was -> was.before().models().get(key);
            default -> null;
        };
    }

    public boolean hasRoom() {
        return inFlight < concurrency && breaker.permits(inFlight);
    }

    /** Whether it did not fail so often that it is hardly asked any more. */
    public boolean isTrusted() {
        return !breaker.tripped();
    }

    /** Whether its own queue is long, by its own figures. */
    public boolean saturated() {
        return figures.saturated(inFlight);
    }

    /** Whether its figures are too old to trust; never for one that gives none. */
    public boolean stale() {
        return figures.stale(clock.instant());
    }

    public int inFlight() {
        return inFlight;
    }

    public int concurrency() {
        return concurrency;
    }

    /**
     * Work that waits here: what this process sent, and what others did, by the engine's own count.
     *
     * @param weight that one request of theirs is taken to have
     */
    public double load(double weight) {
        return outstanding + others * weight;
    }

    public void take(double weight) {
        inFlight++;
        outstanding += weight;
    }

    public void giveBack(double weight, boolean failed) {
        inFlight--;
        outstanding = inFlight == 0 ? 0 : outstanding - weight;
        if (failed) {
            breaker.failed();
        } else {
            finished++;
            breaker.succeeded();
        }
    }

    /** Requests that this process has had answered here. */
    long finished() {
        return finished;
    }

    public EndpointSummary summary() {
        var now = state();
        return new EndpointSummary(
                place.url(),
                health(now),
                List.copyOf(models(now).values()),
                device(now),
                simulated(now),
                inFlight,
                outstanding,
                figures.reading(clock.instant()),
                reason(now),
                figures.alarms());
    }

    private Fleet.State health(NodeState now) {
        return switch (now) {
            case Joining _ -> State.JOINING;
            case Ready _ -> breaker.tripped() ? State.SUSPECT : State.READY;
            case Draining _ -> State.DRAINING;
            case Suspect _ -> State.SUSPECT;
            case Gone _ -> State.GONE;
        };
    }

    private @Nullable Remark reason(NodeState now) {
        return switch (now) {
            case Joining _ -> Remark.of(Remark.Kind.SILENT_SO_FAR);
            case Suspect suspect -> suspect.reason();
            case Gone gone -> gone.reason();
            case Ready _ -> breaker.tripped() ? Remark.of(Remark.Kind.FAILED_OFTEN) : null;
            case Draining _ -> null;
        };
    }

    private static Map<String, Model> models(NodeState now) {
        return switch (now) {
            case Ready ready -> ready.models();
            case Draining was -> was.before().models();
            default -> Map.of();
        };
    }

    private static @Nullable String device(NodeState now) {
        return switch (now) {
            case Ready ready -> ready.device();
            case Draining was -> was.before().device();
            default -> null;
        };
    }

    private static boolean simulated(NodeState now) {
        return switch (now) {
            case Ready ready -> ready.simulated();
            case Draining was -> was.before().simulated();
            default -> false;
        };
    }

    private static URI withoutTrailingSlash(URI url) {
        var text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }
}
