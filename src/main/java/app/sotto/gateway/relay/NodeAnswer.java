package app.sotto.gateway.relay;

import app.sotto.usage.Allowance.Tokens;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * What has to be known of an answer, or of one event of it.
 *
 * @param usage as the node counted, or null where it says nothing of it
 * @param choices how many there are
 * @param failed whether the node gave the work up or has an error to tell: vLLM says both with
 *     status 200
 */
record NodeAnswer(@Nullable Tokens usage, int choices, boolean failed) {

    private static final JsonFactory JSON = JsonFactory.builder().build();
    private static final String ABORTED = "abort";

    /**
     * @throws JacksonException when it is no JSON, or breaks off
     */
    static NodeAnswer read(byte[] body, int from, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body, from, length)) {
            return read(json);
        }
    }

    private static NodeAnswer read(JsonParser json) {
        Tokens usage = null;
        var choices = new Choices();
        boolean error = false;
        json.nextToken();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (name.equals("usage") && value == JsonToken.START_OBJECT) {
                usage = usage(json);
            } else if (name.equals("choices") && value == JsonToken.START_ARRAY) {
                choices.read(json);
            } else {
                error |= name.equals("error") && value != JsonToken.VALUE_NULL;
                json.skipChildren();
            }
        }
        if (json.currentToken() != JsonToken.END_OBJECT) {
            throw new StreamReadException(json, "no object");
        }
        return new NodeAnswer(usage, choices.count, choices.aborted || error);
    }

    private static Tokens usage(JsonParser json) {
        Long prompt = null;
        Long cached = null;
        Long completion = null;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "prompt_tokens" -> prompt = count(json);
                case "completion_tokens" -> completion = count(json);
                case "prompt_tokens_details" -> cached = cached(json);
                default -> json.skipChildren();
            }
        }
        return new Tokens(prompt, cached, completion);
    }

    private static @Nullable Long cached(JsonParser json) {
        Long cached = null;
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return null;
        }
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean wanted = json.currentName().equals("cached_tokens");
            json.nextToken();
            if (wanted) {
                cached = count(json);
            } else {
                json.skipChildren();
            }
        }
        return cached;
    }

    private static @Nullable Long count(JsonParser json) {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT) {
            return (long) json.getDoubleValue();
        }
        json.skipChildren();
        return null;
    }

    private static final class Choices {

        private int count;
        private boolean aborted;

        void read(JsonParser json) {
            for (var token = json.nextToken();
                    token != null && token != JsonToken.END_ARRAY;
                    token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    count++;
                    choice(json);
                } else {
                    json.skipChildren();
                }
            }
        }

        private void choice(JsonParser json) {
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean ended = json.currentName().equals("finish_reason");
                json.nextToken();
                aborted |=
                        ended
                                && json.currentToken() == JsonToken.VALUE_STRING
                                && json.getString().equals(ABORTED);
                json.skipChildren();
            }
        }
    }
}
