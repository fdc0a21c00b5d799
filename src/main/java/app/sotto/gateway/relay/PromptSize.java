package app.sotto.gateway.relay;

import java.util.Set;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * How many tokens a prompt has, roughly and without any model's vocabulary: four ASCII characters,
 * or four thirds of any other character, for a token; a picture or a sound for a thousand and some.
 */
final class PromptSize {

    private static final int MEDIUM = 1024;
    private static final Set<String> MEDIA =
            Set.of("image_url", "input_audio", "audio_url", "video_url", "file");

    private static final JsonFactory JSON = JsonFactory.builder().build();

    private long quarters;
    private long media;

    long tokens() {
        return (quarters + 3) / 4 + media * MEDIUM;
    }

    /** The same for what a model wrote: the messages of an answer's choices. */
    static long written(byte[] answer) {
        var size = new PromptSize();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), answer)) {
            for (var token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.PROPERTY_NAME && json.currentName().equals("message")) {
                    json.nextToken();
                    size.add(json);
                }
            }
        }
        return size.tokens();
    }

    /** Counts what the value at hand says; the parser is at its end then. */
    void add(JsonParser json) {
        int depth = 0;
        JsonToken token = json.currentToken();
        while (true) {
            switch (token) {
                case START_OBJECT, START_ARRAY -> depth++;
                case END_OBJECT, END_ARRAY -> depth--;
                case PROPERTY_NAME -> medium(json);
                case VALUE_STRING -> count(json);
                case VALUE_NUMBER_INT -> quarters += 4;
                default -> {}
            }
            if (depth == 0) {
                return;
            }
            token = json.nextToken();
            if (token == null) {
                return;
            }
        }
    }

    /** Its bytes are no words. */
    private void medium(JsonParser json) {
        if (MEDIA.contains(json.currentName())) {
            media++;
            json.nextToken();
            json.skipChildren();
        }
    }

    private void count(JsonParser json) {
        char[] text = json.getStringCharacters();
        int from = json.getStringOffset();
        int to = from + json.getStringLength();
        for (int i = from; i < to; i++) {
            quarters += text[i] < 128 ? 1 : 3;
        }
    }
}
