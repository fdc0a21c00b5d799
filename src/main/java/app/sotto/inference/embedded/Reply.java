package app.sotto.inference.embedded;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** What goes back over HTTP. */
@SuppressWarnings("ArrayRecordComponent") // written once, compared by nobody
record Reply(int status, String contentType, byte[] body) {

    private static final JsonMapper JSON = JsonMapper.shared();

    static Reply json(Object value) {
        return json(200, value);
    }

    static Reply json(int status, Object value) {
        return new Reply(status, "application/json", JSON.writeValueAsBytes(value));
    }

    static Reply text(String contentType, String text) {
        return new Reply(200, contentType, text.getBytes(StandardCharsets.UTF_8));
    }
}
