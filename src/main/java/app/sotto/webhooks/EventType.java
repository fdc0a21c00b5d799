package app.sotto.webhooks;

import java.util.List;
import java.util.stream.Stream;

/** What customers can hear of. The names are a promise: they outlive releases. */
public enum EventType {
    JOB_COMPLETED("transcription_job.completed"),
    JOB_FAILED("transcription_job.failed"),
    DICTATION_COMPLETED("dictation.completed"),
    USAGE_ALERT("usage.alert"),
    /** Sent by hand, whatever an endpoint chose. */
    TEST("webhook.test");

    /** Those that an endpoint chooses among. */
    public static final List<EventType> CHOICE =
            Stream.of(values()).filter(type -> type != TEST).toList();

    private final String key;

    EventType(String key) {
        this.key = key;
    }

    /** Its name on the wire. */
    public String key() {
        return key;
    }

    public static EventType of(String key) {
        return Stream.of(values())
                .filter(type -> type.key.equals(key))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There are no events " + key));
    }
}
