package app.sotto.inference;

import app.sotto.inference.ServiceTimes.Curve;
import app.sotto.inference.ServiceTimes.Embedding;
import app.sotto.inference.ServiceTimes.Figure;
import app.sotto.inference.ServiceTimes.Kind;
import app.sotto.inference.ServiceTimes.Reference;
import app.sotto.inference.ServiceTimes.Speech;
import app.sotto.inference.ServiceTimes.Text;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads service-times.json; a mistake in it is named by its place. */
final class ServiceTimesFile {

    private static final int FORM = 1;

    private ServiceTimesFile() {}

    static ServiceTimes read(InputStream file) {
        try {
            var root = JsonMapper.shared().readTree(file);
            if (root.path("form").asInt(0) != FORM) {
                throw new IllegalArgumentException(
                        "The service times are not of form " + FORM + ".");
            }
            return new ServiceTimes(
                    each(root, "speech", ServiceTimesFile::speech),
                    each(root, "text", ServiceTimesFile::text),
                    each(root, "embedding", ServiceTimesFile::embedding));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("The service times are no JSON.", e);
        }
    }

    private static <T> List<T> each(JsonNode root, String kind, Function<Place, T> read) {
        var entries = new ArrayList<T>();
        for (var node : root.path(kind)) {
            entries.add(read.apply(new Place(kind + "[" + entries.size() + "]", node)));
        }
        return entries;
    }

    private static Speech speech(Place at) {
        return new Speech(
                at.words("model"),
                at.words("card"),
                at.count("cards"),
                at.words("precision"),
                at.number("contextTokens"),
                at.figure("hostSeconds"),
                at.curve("encoderSeconds"),
                at.number("admittedAtOnce"),
                at.curve("decodeStepSeconds"),
                at.number("maxRunning"),
                at.reference(),
                at.curve("saturatedPerSecond"));
    }

    private static Text text(Place at) {
        return new Text(
                at.words("model"),
                at.words("card"),
                at.count("cards"),
                at.words("precision"),
                at.number("contextTokens"),
                at.figure("prefillTokensPerSecond"),
                at.number("tokensAtOnce"),
                at.curve("decodeStepSeconds"),
                at.number("maxRunning"),
                at.number("kvTokens"),
                at.reference(),
                at.curve("saturatedPerSecond"));
    }

    private static Embedding embedding(Place at) {
        return new Embedding(
                at.words("model"),
                at.words("card"),
                at.count("cards"),
                at.words("precision"),
                at.number("contextTokens"),
                at.count("dimensions"),
                at.figure("prefillTokensPerSecond"),
                at.number("tokensAtOnce"));
    }

    private record Place(String name, JsonNode node) {

        Place field(String field) {
            return new Place(name + "." + field, node.path(field));
        }

        String words(String field) {
            var words = node.path(field).asString("");
            if (words.isBlank()) {
                throw field(field).wrong("is missing");
            }
            return words;
        }

        int count(String field) {
            int count = node.path(field).asInt(0);
            if (count <= 0) {
                throw field(field).wrong("has to be a whole number above 0");
            }
            return count;
        }

        int number(String field) {
            return (int) figure(field).value();
        }

        Figure figure(String field) {
            var at = field(field);
            return new Figure(at.positive(at.node.path("value")), at.kind(), at.words("source"));
        }

        Curve curve(String field) {
            var at = field(field);
            var points = new TreeMap<Integer, Double>();
            for (var point : at.node.path("byBatch").properties()) {
                points.put(at.batch(point.getKey()), at.positive(point.getValue()));
            }
            if (points.isEmpty()) {
                throw at.wrong("has no 'byBatch'");
            }
            return new Curve(points, at.kind(), at.words("source"));
        }

        Reference reference() {
            var at = field("reference");
            return new Reference(
                    at.count("promptTokens"),
                    at.count("outputTokens"),
                    at.node.path("audioSeconds").asDouble(0),
                    at.words("source"));
        }

        private double positive(JsonNode value) {
            if (!value.isNumber() || !(value.asDouble() > 0) || value.asDouble() > 1e18) {
                throw wrong("has to be a number above 0");
            }
            return value.asDouble();
        }

        private int batch(String key) {
            try {
                int batch = Integer.parseInt(key);
                if (batch > 0) {
                    return batch;
                }
            } catch (NumberFormatException e) {
                // Refused below, like a batch of none.
            }
            throw wrong("has a batch of '" + key + "'");
        }

        private Kind kind() {
            var kind = words("kind");
            for (var known : Kind.values()) {
                if (known.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(kind)) {
                    return known;
                }
            }
            throw field("kind").wrong("is '" + kind + "'");
        }

        private IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException("In the service times, " + name + " " + what + ".");
        }
    }
}
