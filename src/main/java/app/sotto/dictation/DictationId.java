package app.sotto.dictation;

import java.util.UUID;

/** Names one dictation: a recording, its transcript and its polished text. */
public record DictationId(UUID value) {

    public static DictationId random() {
        return new DictationId(UUID.randomUUID());
    }
}
