package app.sotto.inference.simulated;

import app.sotto.inference.simulated.SimulatedEngine.Load;
import app.sotto.inference.simulated.SimulatedServer.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A node that simulates: OpenAI's API as vLLM serves it, vLLM's metrics, the times of a GPU and
 * faults on request, but no model. docs/simulated-node.md says what each behaviour copies.
 */
public final class SimulatedNode implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);

    /** What was aborted is written out within two seconds, or never. */
    private static final int LAST_LOOKS = 100;

    private final Faults faults = new Faults();
    private final Engines engines;
    private final SimulatedServer server;
    private volatile boolean closed;

    private SimulatedNode(NodeOptions options) throws IOException {
        this.engines = new Engines(options, faults);
        this.server =
                new SimulatedServer(
                        options.port(), routes(engines, faults), faults, options.apiKey());
        faults.onChange(this::obeyFaults);
        options.faults().forEach(faults::add);
    }

    /**
     * Starts one in this process.
     *
     * @throws UncheckedIOException when the port is taken
     */
    public static SimulatedNode start(NodeOptions options) {
        try {
            return new SimulatedNode(options);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "Nothing can listen on port " + options.port() + ": " + e.getMessage(), e);
        }
    }

    private static Map<String, Route> routes(Engines engines, Faults faults) {
        return Stream.of(
                        NodeRoutes.of(engines),
                        FaultRoutes.of(faults),
                        Map.<String, Route>of(
                                "POST /v1/audio/transcriptions", new SpeechRoute(engines, false),
                                "POST /v1/audio/translations", new SpeechRoute(engines, true),
                                "POST /v1/chat/completions", new ChatRoute(engines),
                                "POST /v1/embeddings", new EmbeddingRoute(engines)))
                .flatMap(routes -> routes.entrySet().stream())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Ends in {@code /v1}. */
    public URI baseUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/v1");
    }

    public int port() {
        return server.port();
    }

    public List<String> models() {
        return List.copyOf(engines.models());
    }

    /** What goes wrong with it: add to them, clear them. */
    public Faults faults() {
        return faults;
    }

    public Load load(String model) {
        return engines.of(model).load();
    }

    private synchronized void obeyFaults() {
        if (closed) {
            return;
        }
        engines.obeyFaults();
        if (faults.isDown()) {
            server.deafen();
            engines.abortAll();
        } else {
            try {
                server.listen();
            } catch (IOException e) {
                throw new UncheckedIOException("The port was taken in the meantime", e);
            }
        }
    }

    /**
     * Stops as vLLM does on SIGTERM with {@code --shutdown-timeout} (vLLM pull request 36666, March
     * 2026): the server stays, {@code /health} too; what runs or waits may end, new work is aborted
     * at once. After the time, or at once when it is 0, the rest is aborted.
     */
    public void drain(Duration atMost) throws InterruptedException {
        engines.drain();
        var end = Instant.now().plus(atMost);
        while (!engines.isIdle() && Instant.now().isBefore(end)) {
            Thread.sleep(LOOK);
        }
        engines.abortAll();
        for (int i = 0; i < LAST_LOOKS && !server.isIdle(); i++) {
            Thread.sleep(LOOK);
        }
        close();
    }

    @Override
    public synchronized void close() {
        closed = true;
        faults.close();
        engines.close();
        server.close();
    }

    @Override
    public String toString() {
        return "simulated node on port " + Objects.toString(server.port());
    }
}
