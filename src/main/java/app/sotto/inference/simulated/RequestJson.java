package app.sotto.inference.simulated;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request's body as JSON. */
final class RequestJson {

    private static final int LONGEST = 32 << 20;

    private RequestJson() {}

    static JsonNode read(HttpExchange exchange) throws IOException, VllmProblem {
        try {
            var json = JsonMapper.shared().readTree(exchange.getRequestBody().readNBytes(LONGEST));
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException e) {
            // Refused below, like JSON that is no object.
        }
        throw VllmProblem.bad(null, "The request is no JSON object.");
    }
}
