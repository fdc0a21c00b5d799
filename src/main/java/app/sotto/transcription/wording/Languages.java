package app.sotto.transcription.wording;

import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/** Counts which language was heard for how long. Safe for several threads. */
public final class Languages {

    private final String asked;
    private final Map<String, Long> heard = new HashMap<>();

    /**
     * @param asked ISO 639-1, which is then the answer, or {@code auto}
     */
    public Languages(String asked) {
        this.asked = asked;
    }

    public synchronized void heard(@Nullable String language, long samples) {
        if (language != null && !language.isBlank()) {
            heard.merge(language, samples, Long::sum);
        }
    }

    /** The one asked for, or the one heard longest; null if no engine said. */
    public synchronized @Nullable String most() {
        if (!asked.equals("auto")) {
            return asked;
        }
        return heard.entrySet().stream()
                .max(Entry.<String, Long>comparingByValue().thenComparing(Entry.comparingByKey()))
                .map(Entry::getKey)
                .orElse(null);
    }
}
