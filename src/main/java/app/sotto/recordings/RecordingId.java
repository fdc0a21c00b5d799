package app.sotto.recordings;

import java.util.UUID;

/** Names one recording. */
public record RecordingId(UUID value) {

    public static RecordingId random() {
        return new RecordingId(UUID.randomUUID());
    }
}
