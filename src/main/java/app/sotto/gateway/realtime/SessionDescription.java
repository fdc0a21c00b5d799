package app.sotto.gateway.realtime;

import app.sotto.transcription.LiveTranscriber.TurnDetection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Describes a session to its client, in OpenAI's present shape and in the older one. */
record SessionDescription(@Nullable String id, SessionSettings settings) {

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
        putTurns(input);
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
            parent.putObject("turn_detection").put("type", "server_vad");
        } else {
            parent.putNull("turn_detection");
        }
    }
}
