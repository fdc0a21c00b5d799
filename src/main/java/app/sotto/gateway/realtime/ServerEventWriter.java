package app.sotto.gateway.realtime;

import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.util.UUID;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes an event as JSON: its type and an id of its own first, then what it says. */
final class ServerEventWriter {

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                    .changeDefaultPropertyInclusion(
                            inclusion -> inclusion.withValueInclusion(Include.NON_NULL))
                    .build();

    private ServerEventWriter() {}

    static String write(ServerEvent event) {
        ObjectNode json =
                JSON.createObjectNode()
                        .put("type", event.type())
                        .put("event_id", "event_" + UUID.randomUUID().toString().replace("-", ""));
        json.setAll((ObjectNode) JSON.valueToTree(event));
        return JSON.writeValueAsString(json);
    }
}
