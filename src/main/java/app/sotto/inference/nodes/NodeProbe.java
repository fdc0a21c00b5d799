package app.sotto.inference.nodes;

import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import app.sotto.inference.Remark.Kind;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.NodeState.Ready;
import app.sotto.inference.nodes.NodeState.Suspect;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks a node how it is ({@code /health} beside its {@code /v1}, which not every server has) and
 * what it serves ({@code /v1/models}). A bad answer is a state, never an exception.
 */
final class NodeProbe {

    /** What a simulated node calls the owner of its models. */
    private static final String SIMULATED = "sotto-simulated";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeHttp http;
    private final Catalogues catalogues;
    private final boolean mayBeSimulated;

    /**
     * @param mayBeSimulated whether a node that only pretends may serve
     */
    NodeProbe(NodeHttp http, Catalogues catalogues, boolean mayBeSimulated) {
        this.http = http;
        this.catalogues = catalogues;
        this.mayBeSimulated = mayBeSimulated;
    }

    NodeState look(Endpoint node) throws InterruptedException {
        try {
            var health = http.get(node, NodeHttp.beside(node, "/health"));
            if (health.statusCode() >= 500) {
                return new Suspect(Remark.of(Kind.UNWELL, health.statusCode()), true);
            }
            var models = http.get(node, URI.create(node.baseUrl() + "/models"));
            return models.statusCode() == 200
                    ? read(models.body(), device(health))
                    : new Suspect(
                            Remark.of(
                                    Kind.NO_MODELS_THERE,
                                    models.statusCode(),
                                    node.baseUrl() + "/models"),
                            true);
        } catch (TimeoutException e) {
            return new Suspect(Remark.of(Kind.LATE, http.timeLimit().toMillis()), true);
        } catch (ConnectException e) {
            return new Suspect(Remark.of(Kind.UNREACHABLE), false);
        } catch (IOException e) {
            return new Suspect(Remark.of(Kind.BROKE_OFF, e.getClass().getSimpleName()), false);
        }
    }

    private NodeState read(byte[] body, @Nullable String device) {
        try {
            var data = JSON.readTree(body).path("data");
            var models = models(names(data), "cpu".equals(device));
            boolean simulated = simulated(data);
            if (simulated && !mayBeSimulated) {
                return new Suspect(Remark.of(Kind.SIMULATED), true);
            }
            return models.isEmpty()
                    ? new Suspect(Remark.of(Kind.SERVES_NOTHING), true)
                    : new Ready(models, device, simulated);
        } catch (JacksonException e) {
            return new Suspect(Remark.of(Kind.NO_LIST), true);
        }
    }

    private Map<String, Model> models(List<String> names, boolean cpu) {
        var catalogue = catalogues.now();
        var models = new LinkedHashMap<String, Model>();
        for (var name : names) {
            var model = catalogue.describe(name);
            models.putIfAbsent(catalogue.key(name), cpu ? notLive(model) : model);
        }
        return Collections.unmodifiableMap(models);
    }

    private static boolean simulated(JsonNode data) {
        for (var model : data) {
            if (model.path("owned_by").asString("").equals(SIMULATED)) {
                return true;
            }
        }
        return false;
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
}
