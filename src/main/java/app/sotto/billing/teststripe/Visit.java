package app.sotto.billing.teststripe;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A browser's request for a hosted page.
 *
 * @param steps the path, split at its slashes
 * @param form what was typed, empty for a first look
 */
record Visit(List<String> steps, boolean posted, ObjectNode form, Locale locale) {
    String typed(String name) {
        var text = Json.text(form, name);
        return text == null ? "" : text.strip();
    }

    Words words() {
        return Words.in(locale);
    }

    @Nullable String step(int index) {
        return index < steps.size() ? steps.get(index) : null;
    }
}
