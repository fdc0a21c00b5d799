package app.sotto.inference;

import app.sotto.inference.NodeState.Ready;
import app.sotto.inference.NodeState.Suspect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a node how it is ({@code /health} beside its {@code /v1}, which not every server has) and
 * what it serves ({@code /v1/models}). A bad answer is a state, never an exception.
 */
final class NodeProbe implements AutoCloseable {

    private static final int LONGEST_ANSWER = 1 << 20;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final HttpClient http;
    private final Catalogue catalogue;
    private final Duration timeLimit;

    NodeProbe(Catalogue catalogue, Duration timeLimit) {
        this.catalogue = catalogue;
        this.timeLimit = timeLimit;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeLimit)
                        .build();
    }

    NodeState look(Node node) throws InterruptedException {
        try {
            var health = get(node, besideV1(node.baseUrl(), "/health"));
            if (health.statusCode() >= 500) {
                return new Suspect("says it is unwell (HTTP " + health.statusCode() + ")", true);
            }
            var models = get(node, URI.create(node.baseUrl() + "/models"));
            return models.statusCode() == 200
                    ? read(models.body(), device(health))
                    : new Suspect(
                            "answered HTTP "
                                    + models.statusCode()
                                    + " at "
                                    + node.baseUrl()
                                    + "/models (does the address end in /v1? does it want"
                                    + " SOTTO_NODE_KEY?)",
                            true);
        } catch (TimeoutException e) {
            return new Suspect("did not answer in " + timeLimit.toMillis() + " ms", true);
        } catch (ConnectException e) {
            return new Suspect("cannot be reached", false);
        } catch (IOException e) {
            return new Suspect("broke off (" + e.getClass().getSimpleName() + ")", false);
        }
    }

    /** The time limit holds for the whole answer: one that trickles in is as bad as none. */
    private HttpResponse<byte[]> get(Node node, URI url)
            throws IOException, InterruptedException, TimeoutException {
        var request = HttpRequest.newBuilder(url).header("Accept", "application/json");
        node.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        var answer =
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(timeLimit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private NodeState read(byte[] body, @Nullable String device) {
        try {
            var names = names(JSON.readTree(body).path("data"));
            return names.isEmpty()
                    ? new Suspect("serves no model", true)
                    : new Ready(
                            names.stream()
                                    .map(catalogue::describe)
                                    .map(model -> "cpu".equals(device) ? notLive(model) : model)
                                    .toList(),
                            device);
        } catch (JacksonException e) {
            return new Suspect("/models is not a list of models", true);
        }
    }

    /** No CPU re-recognises a rolling window while a person speaks. */
    private static Model notLive(Model model) {
        return new Model(
                model.id(),
                model.kind(),
                model.displayName(),
                model.languages(),
                model.maxWindow(),
                false,
                model.demo());
    }

    private static List<String> names(JsonNode data) {
        var names = new ArrayList<String>();
        for (var model : data) {
            var id = model.path("id");
            if (id.isString() && !id.asString().isBlank()) {
                names.add(id.asString());
            }
        }
        return names;
    }

    private static @Nullable String device(HttpResponse<byte[]> health) {
        try {
            var device = JSON.readTree(health.body()).path("device").asString("");
            return device.isBlank() ? null : device;
        } catch (JacksonException e) {
            return null;
        }
    }

    private static URI besideV1(URI baseUrl, String path) {
        return URI.create(baseUrl.toString().replaceFirst("/v1$", "") + path);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
