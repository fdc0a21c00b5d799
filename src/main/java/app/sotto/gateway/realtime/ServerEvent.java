package app.sotto.gateway.realtime;

import app.sotto.dictation.Mark;
import app.sotto.gateway.wire.ApiError;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the server says: OpenAI's Realtime transcription events, and Sotto's own with the prefix
 * {@code sotto.}. Fields are written in snake case, without nulls.
 */
sealed interface ServerEvent {

    /** Its name on the wire. */
    String type();

    /** The session as it begins. */
    record SessionCreated(JsonNode session) implements ServerEvent {
        @Override
        public String type() {
            return "session.created";
        }
    }

    /** The session as it is now; the dictation once there is one. */
    record SessionUpdated(String type, JsonNode session, @Nullable Standing sotto)
            implements ServerEvent {}

    /**
     * Where the dictation stands.
     *
     * @param received samples kept, at the session's rate
     */
    record Standing(String dictationId, long received) {}

    record SpeechStarted(long audioStartMs, String itemId) implements ServerEvent {
        @Override
        public String type() {
            return "input_audio_buffer.speech_started";
        }
    }

    record SpeechStopped(long audioEndMs, String itemId) implements ServerEvent {
        @Override
        public String type() {
            return "input_audio_buffer.speech_stopped";
        }
    }

    record Committed(@JsonInclude(Include.ALWAYS) @Nullable String previousItemId, String itemId)
            implements ServerEvent {
        @Override
        public String type() {
            return "input_audio_buffer.committed";
        }
    }

    record Cleared() implements ServerEvent {
        @Override
        public String type() {
            return "input_audio_buffer.cleared";
        }
    }

    record Delta(String itemId, int contentIndex, String delta) implements ServerEvent {
        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.delta";
        }
    }

    record Completed(String itemId, int contentIndex, String transcript, Usage usage)
            implements ServerEvent {
        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.completed";
        }
    }

    /** Seconds of speech booked for the item. */
    record Usage(String type, long seconds) {}

    record Failed(String itemId, int contentIndex, Problem error) implements ServerEvent {
        @Override
        public String type() {
            return "conversation.item.input_audio_transcription.failed";
        }
    }

    /** The hypothesis for what is not yet final; replaces the one before. */
    record Partial(String itemId, String text) implements ServerEvent {
        @Override
        public String type() {
            return "sotto.partial";
        }
    }

    /** An item rewritten, or its raw text and the reason. */
    record PolishedText(String itemId, String text, String style, String engine, String outcome)
            implements ServerEvent {
        @Override
        public String type() {
            return "sotto.polished";
        }
    }

    /** What of an item's transcript was obeyed rather than written, or taken back. */
    record Obeyed(String itemId, List<Stretch> commands) implements ServerEvent {
        @Override
        public String type() {
            return "sotto.obeyed";
        }
    }

    /**
     * A stretch of a transcript.
     *
     * @param from in UTF-16 units
     * @param to exclusive
     */
    record Stretch(int from, int to, String command) {

        static Stretch of(Mark mark) {
            return new Stretch(mark.from(), mark.to(), mark.kind().name().toLowerCase(Locale.ROOT));
        }
    }

    /** How far recognition is behind the voice. */
    record Lag(long ms) implements ServerEvent {
        @Override
        public String type() {
            return "sotto.lag";
        }
    }

    /** Samples that are safe: the client may forget them. */
    record Received(long samples) implements ServerEvent {
        @Override
        public String type() {
            return "sotto.received";
        }
    }

    /** The dictation is over and saved. */
    record Finished(String dictationId, String text, @Nullable String polished, long seconds)
            implements ServerEvent {
        @Override
        public String type() {
            return "sotto.finished";
        }
    }

    /** The minutes ran out; what was heard so far stays. */
    record Exhausted(Instant renewsAt) implements ServerEvent {
        @Override
        public String type() {
            return "sotto.exhausted";
        }
    }

    record ErrorEvent(Problem error, @Nullable Renewal sotto) implements ServerEvent {

        ErrorEvent(Problem error) {
            this(error, null);
        }

        @Override
        public String type() {
            return "error";
        }
    }

    /** When there will be minutes again, beside an error that there are none. */
    record Renewal(Instant renewsAt) {}

    /**
     * OpenAI's error object.
     *
     * @param eventId of the client's event that caused it, if it named one
     */
    record Problem(
            String type,
            @JsonInclude(Include.ALWAYS) String code,
            String message,
            @JsonInclude(Include.ALWAYS) @Nullable String param,
            @Nullable String eventId) {

        static Problem ofClient(InvalidEventException problem, @Nullable String eventId) {
            return new Problem(
                    "invalid_request_error",
                    problem.code(),
                    String.valueOf(problem.getMessage()),
                    problem.param(),
                    eventId);
        }

        /** Something that may not start; the reason's message is meant for people. */
        static Problem refusal(String type, String code, RuntimeException reason) {
            return new Problem(type, code, String.valueOf(reason.getMessage()), null, null);
        }

        static Problem of(ApiError error) {
            return new Problem(
                    error.type(),
                    String.valueOf(error.code()),
                    error.message(),
                    error.param(),
                    null);
        }

        static Problem ofServer(String code, String message) {
            return new Problem("server_error", code, message, null, null);
        }
    }
}
