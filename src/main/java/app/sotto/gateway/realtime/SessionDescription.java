package app.sotto.gateway.realtime;

import app.sotto.transcription.LiveTranscriber.TurnDetection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes a session to its client, in OpenAI's present shape and in the older one. */
record SessionDescription(@Nullable String id, SessionSettings settings) {

    /** Voice activity is the same for all, whatever they ask for, since it is what is charged. */
    static final double THRESHOLD = 0.5;

    static final int PADDING_MS = 192;
    static final int SILENCE_MS = 608;

    ObjectNode present() {
        ObjectNode session = JsonMapper.shared().createObjectNode();
        if (id != null) {
            session.put("id", id);
        }
        session.put("type", "transcription").put("object", "realtime.transcription_session");
        ObjectNode input = session.putObject("audio").putObject("input");
        input.putObject("format")
                .put("type", settings.format().type())
                .put("rate", settings.format().rate());
        input.set("transcription", transcription());
        input.putNull("noise_reduction");
        putTurns(input);
        session.putArray("include");
        return session;
    }

    ObjectNode older() {
        ObjectNode session = JsonMapper.shared().createObjectNode();
        if (id != null) {
            session.put("id", id);
        }
        session.put("object", "realtime.transcription_session")
                .put("input_audio_format", settings.format().olderName());
        session.set("input_audio_transcription", transcription());
        session.putNull("input_audio_noise_reduction");
        putTurns(session);
        return session;
    }

    private ObjectNode transcription() {
        ObjectNode transcription =
                JsonMapper.shared()
                        .createObjectNode()
                        .put("model", settings.model())
                        .put("language", settings.language())
                        .put("prompt", settings.prompt());
        settings.keywords().forEach(transcription.putArray("keywords")::add);
        return transcription;
    }

    private void putTurns(ObjectNode parent) {
        if (settings.turns() == TurnDetection.SERVER_VAD) {
            parent.putObject("turn_detection")
                    .put("type", "server_vad")
                    .put("threshold", THRESHOLD)
                    .put("prefix_padding_ms", PADDING_MS)
                    .put("silence_duration_ms", SILENCE_MS);
        } else {
            parent.putNull("turn_detection");
        }
    }
}
