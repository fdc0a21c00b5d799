package app.sotto.gateway.relay;

import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.gateway.wire.Fields;
import app.sotto.gateway.wire.Quoted;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/**
 * Goes once over a request and keeps what routing and billing need, with its place in the bytes.
 * All else is for the node to judge.
 */
final class AskedReader {

    private static final int DEEPEST = 200;
    private static final int MOST_CHOICES = 128;
    private static final long MOST_TOKENS = 1_000_000;

    /** How long a text may be is limited with the whole body. */
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxStringLength(Integer.MAX_VALUE)
                                    .build())
                    .build();

    /** A field that is read here may come once only: a node might believe the other one. */
    private final Set<String> seen = new HashSet<>();

    private final Door door;
    private final byte[] body;
    private final CacheWish cache;
    private final JsonParser json;
    private final PromptSize prompt = new PromptSize();

    private @Nullable String model;
    private @Nullable Splice modelAt;
    private boolean stream;
    private boolean usageWanted;
    private @Nullable Splice askForUsage;
    private long limit = -1;
    private long choices = 1;
    private boolean coldest;

    private AskedReader(Door door, byte[] body, CacheWish cache, JsonParser json) {
        this.door = door;
        this.body = body;
        this.cache = cache;
        this.json = json;
    }

    /**
     * @param uncapped what a request is taken to have written that names no limit
     */
    static Asked read(Door door, byte[] body, CacheWish cache, long uncapped) {
        if (body.length < 2 || body[0] == 0 || body[1] == 0) {
            throw invalid("it is empty, or not in UTF-8");
        }
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            return new AskedReader(door, body, cache, json).read(uncapped);
        } catch (JacksonException e) {
            throw invalid(Quoted.of(e.getOriginalMessage()));
        }
    }

    private Asked read(long uncapped) {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw invalid("it is no object");
        }
        int inside = end();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            field(json.currentName());
        }
        if (json.nextToken() != null) {
            throw invalid("something follows its end");
        }
        if (stream && !seen.contains("stream_options")) {
            askForUsage = Splice.of(inside, inside, "\"stream_options\":{\"include_usage\":true},");
        }
        return asked(uncapped);
    }

    private Asked asked(long uncapped) {
        if (model == null || model.isBlank() || modelAt == null) {
            throw missing("model", "Name a model in the field 'model'; GET /v1/models lists them.");
        }
        if (!seen.contains(door.content())) {
            throw missing(
                    door.content(),
                    "The field '" + door.content() + "' is missing: say what to do.");
        }
        boolean writes = door == Door.CHAT;
        return new Asked(
                door,
                body,
                model,
                modelAt,
                writes && stream,
                usageWanted,
                writes && stream && !usageWanted ? askForUsage : null,
                prompt.tokens(),
                writes ? choices * (limit < 0 ? uncapped : limit) : 0,
                coldest,
                cache);
    }

    private void field(String name) {
        json.nextToken();
        if (!seen.add(name)) {
            throw Fields.invalid(
                    Quoted.of(name),
                    "invalid_value",
                    "The field '" + Quoted.of(name) + "' was sent twice. Send it once.");
        }
        switch (name) {
            case "model" -> model();
            case "stream" -> stream = bool(name);
            case "stream_options" -> streamOptions();
            case "max_tokens", "max_completion_tokens" ->
                    limit = Math.max(limit, number(MOST_TOKENS, limit));
            case "n" -> choices = number(MOST_CHOICES, 1);
            case "temperature" ->
                    coldest = json.currentToken().isNumeric() && json.getDoubleValue() == 0;
            default -> prompt.add(json);
        }
        json.skipChildren();
    }

    private void model() {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw Fields.invalid("model", "invalid_type", "The field 'model' is a name in quotes.");
        }
        int from = start();
        model = json.getString();
        modelAt = new Splice(from, end(), new byte[0]);
    }

    private void streamOptions() {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            askForUsage = Splice.of(start(), end(), "{\"include_usage\":true}");
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw Fields.invalid(
                    "stream_options",
                    "invalid_type",
                    "The field 'stream_options' is an object such as {\"include_usage\": true}.");
        }
        int inside = end();
        boolean empty = true;
        boolean named = false;
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            empty = false;
            boolean usage = json.currentName().equals("include_usage");
            json.nextToken();
            if (usage) {
                if (named) {
                    throw invalid("'include_usage' comes twice");
                }
                named = true;
                usageWanted = bool("stream_options.include_usage");
                askForUsage = Splice.of(start(), end(), "true");
            }
            json.skipChildren();
        }
        if (!named) {
            askForUsage = Splice.of(inside, inside, "\"include_usage\":true" + (empty ? "" : ","));
        }
    }

    /** A node might take the text "true" for true, and a caller would get what it cannot read. */
    private boolean bool(String field) {
        return switch (json.currentToken()) {
            case VALUE_TRUE -> true;
            case VALUE_FALSE, VALUE_NULL -> false;
            default ->
                    throw Fields.invalid(
                            field,
                            "invalid_type",
                            "The field '" + field + "' is true or false, without quotes.");
        };
    }

    /** Whether it makes sense is for the node to say; here it must only be safe to reckon with. */
    private long number(long most, long otherwise) {
        return json.currentToken() == JsonToken.VALUE_NUMBER_INT
                ? (long) Math.clamp(json.getDoubleValue(), 0, (double) most)
                : otherwise;
    }

    private int start() {
        return (int) json.currentTokenLocation().getByteOffset();
    }

    private int end() {
        return (int) json.currentLocation().getByteOffset();
    }

    private static ApiErrorException invalid(String why) {
        return new ApiErrorException(
                ApiError.invalid(
                        null,
                        "invalid_json",
                        "The body is no valid JSON object: " + why + ". Send application/json."));
    }

    private static ApiErrorException missing(String field, String message) {
        return Fields.invalid(field, "missing_required_parameter", message);
    }
}
