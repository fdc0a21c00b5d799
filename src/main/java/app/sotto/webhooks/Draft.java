package app.sotto.webhooks;

import java.util.Set;

/**
 * An endpoint as somebody wants it.
 *
 * @param url where events are sent to
 */
public record Draft(String url, String description, Set<EventType> types) {

    public Draft {
        url = url.strip();
        description = description.strip();
        types = Set.copyOf(types);
    }
}
