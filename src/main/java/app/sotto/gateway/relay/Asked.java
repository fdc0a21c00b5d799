package app.sotto.gateway.relay;

import app.sotto.usage.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request as it came, and the little of it that has to be read.
 *
 * @param body as it came
 * @param model as it is called there
 * @param modelAt where that name stands; what it holds is not looked at
 * @param stream whether the answer is wanted token by token
 * @param usageWanted whether the caller asked for the usage at the end of a stream
 * @param askForUsage what makes a node tell the usage at the end of a stream; null where the caller
 *     asked already, or no stream is wanted
 * @param promptTokens what there is to read, roughly
 * @param completionTokens the most to be written
 * @param coldest whether temperature 0 was asked for
 * @param cache what the caller says of it
 */
@SuppressWarnings("ArrayRecordComponent") // passed on once, compared by nobody
record Asked(
        Door door,
        byte[] body,
        String model,
        Splice modelAt,
        boolean stream,
        boolean usageWanted,
        @Nullable Splice askForUsage,
        long promptTokens,
        long completionTokens,
        boolean coldest,
        CacheWish cache) {

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The body for a node, which may call the model otherwise. Nothing else is written anew. */
    byte[] bodyFor(String servedName) {
        var model = new Splice(modelAt.from(), modelAt.to(), JSON.writeValueAsBytes(servedName));
        var splices = new ArrayList<>(List.of(model));
        if (askForUsage != null) {
            splices.add(askForUsage);
        }
        splices.sort(Comparator.comparingInt(Splice::from));
        return Splice.all(body, splices);
    }

    Estimate estimate() {
        return Estimate.tokens(promptTokens + completionTokens);
    }
}
