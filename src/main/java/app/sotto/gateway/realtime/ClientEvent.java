package app.sotto.gateway.realtime;

import app.sotto.dictation.DictationId;
import app.sotto.polish.Style;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a client may say. */
sealed interface ClientEvent {

    /**
     * Asks for a way of hearing.
     *
     * @param older whether it is {@code transcription_session.update}
     * @param resume a dictation whose connection broke
     * @param known how many of its segments the client has; later ones are told again
     */
    record SessionUpdate(
            JsonNode session,
            JsonNode sotto,
            boolean older,
            @Nullable DictationId resume,
            int known)
            implements ClientEvent {}

    /**
     * Audio in the session's format.
     *
     * @param offset of its first sample from the dictation's start; null: it follows on
     * @param silence so many samples of silence instead of audio, or 0
     */
    record Append(ByteBuffer audio, @Nullable Long offset, int silence) implements ClientEvent {}

    /** Ends the segment being spoken. */
    record Commit() implements ClientEvent {}

    /** Forgets what was not committed. */
    record Clear() implements ClientEvent {}

    /** Ends the dictation. */
    record Finish() implements ClientEvent {}

    /** Changes the style for segments from now on. */
    record Restyle(@Nullable Style style) implements ClientEvent {}
}
