package app.sotto.inference.simulated;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Something that goes wrong with a simulated node, on request.
 *
 * @param share of the requests that it meets, above 0 and at most 1
 * @param factor times as slow, or seconds of skew
 * @param afterSeconds from now until it begins, by the clock on the wall
 * @param forSeconds how long it lasts; null when until it is cleared
 * @param models that it meets; empty for all
 */
public record Fault(
        Kind kind,
        double share,
        double factor,
        double afterSeconds,
        @Nullable Double forSeconds,
        List<String> models) {

    private static final Pattern WORDS =
            Pattern.compile(
                    "(?<kind>[a-z]+)(=(?<factor>-?[0-9.]+))?(@(?<after>[0-9.]+)s?)?"
                            + "(\\+(?<length>[0-9.]+)s?)?(~(?<share>[0-9.]+))?");
    private static final double DEFAULT_SLOWNESS = 4;
    private static final double DEFAULT_SKEW = 3600;

    public Fault {
        models = List.copyOf(models);
        check(share > 0 && share <= 1, "A fault's share is above 0 and at most 1.");
        check(
                kind != Kind.SLOW || (factor > 0 && factor <= 10_000),
                "How much slower: a factor above 0 and at most 10000.");
        check(
                kind != Kind.SKEW || Math.abs(factor) <= 1e9,
                "A skew is a number of seconds, at most 1000000000 to either side.");
        check(
                afterSeconds >= 0 && afterSeconds <= 1e7,
                "A fault begins after 0 to 10000000 seconds.");
        check(
                forSeconds == null || (forSeconds > 0 && forSeconds <= 1e7),
                "A fault lasts for more than 0 and at most 10000000 seconds.");
    }

    /** For every request, from now on until it is cleared. */
    public static Fault of(Kind kind) {
        return new Fault(kind, 1, kind.factor(), 0, null, List.of());
    }

    public Fault withFactor(double factor) {
        return new Fault(kind, share, factor, afterSeconds, forSeconds, models);
    }

    public Fault withShare(double share) {
        return new Fault(kind, share, factor, afterSeconds, forSeconds, models);
    }

    public Fault lasting(double seconds) {
        return new Fault(kind, share, factor, afterSeconds, seconds, models);
    }

    public Fault after(double seconds) {
        return new Fault(kind, share, factor, seconds, forSeconds, models);
    }

    public Fault on(String... models) {
        return new Fault(kind, share, factor, afterSeconds, forSeconds, Arrays.asList(models));
    }

    /**
     * Reads {@code kind[=factor][@after][+for][~share]}, such as {@code slow=4@30s+60s~0.5}.
     *
     * @throws IllegalArgumentException with a sentence
     */
    static Fault parse(String words) {
        var matcher = WORDS.matcher(words);
        check(
                matcher.matches(),
                "A fault is written kind[=factor][@after][+for][~share], such as hang@30s or"
                        + " slow=4@10s+60s~0.5; not '"
                        + words
                        + "'.");
        var kind = Kind.named(matcher.group("kind"));
        return new Fault(
                kind,
                number(matcher.group("share"), 1),
                number(matcher.group("factor"), kind.factor()),
                number(matcher.group("after"), 0),
                matcher.group("length") == null ? null : number(matcher.group("length"), 0),
                List.of());
    }

    private static double number(@Nullable String digits, double otherwise) {
        try {
            return digits == null ? otherwise : Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + digits + "' is not a number.", e);
        }
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }

    boolean meets(String model) {
        return models.isEmpty() || models.contains(model);
    }

    /** Whether it meets every request of the models it is for. */
    boolean whole() {
        return share >= 1;
    }

    /** What goes wrong. */
    public enum Kind {
        /** Everything takes {@code factor} times as long. */
        SLOW,
        /** Nothing is answered and no token counted, though {@code /health} says all is well. */
        HANG,
        /** HTTP 500, in vLLM's form. */
        ERROR,
        /** The connection is cut in the middle of the answer. */
        RESET,
        /** The answer is not the JSON it should be. */
        GARBAGE,
        /** The clock is off by {@code factor} seconds. */
        SKEW,
        /** Nobody listens on the port. */
        DOWN;

        static Kind named(String name) {
            for (var kind : values()) {
                if (kind.toString().equals(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException(
                    "There is no fault '"
                            + name
                            + "'. There are: slow, hang, error, reset, garbage, skew, down.");
        }

        double factor() {
            return switch (this) {
                case SLOW -> DEFAULT_SLOWNESS;
                case SKEW -> DEFAULT_SKEW;
                case HANG, ERROR, RESET, GARBAGE, DOWN -> 1;
            };
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
