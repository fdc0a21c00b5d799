package app.sotto.billing.teststripe;

import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One request to the API as a resource sees it.
 *
 * @param path the path asked for, without the query
 * @param names what stood at the path's variables, in order
 * @param params the parameters, from the body or the query
 */
record Call(String path, List<String> names, Params params) {
    /** What answers a call. */
    interface Answer {
        JsonNode to(Call call);
    }

    String id() {
        return names.getFirst();
    }
}
