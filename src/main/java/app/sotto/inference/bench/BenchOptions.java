package app.sotto.inference.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words after {@code ./sotto bench pool}.
 *
 * @param load share of what the cards can do that arrives where waiting is measured
 * @param nodes real ones to ask instead of simulated cards; may be none
 * @param length of a round against real nodes
 */
record BenchOptions(
        int rounds,
        long seed,
        double load,
        @Nullable Path out,
        List<URI> nodes,
        @Nullable String nodeKey,
        String model,
        int inFlight,
        Duration length,
        @Nullable Path speech) {

    static final String USAGE =
            """
            usage: ./sotto bench pool [options]

              --rounds N        medians of so many rounds (3)
              --seed N          of the windows and their arrivals (1); the choice of nodes stays at random
              --load X          what arrives where waiting is measured, of what the cards can do (0.8)
              --out FILE        the same figures as JSON

              --nodes URL,URL   ask these nodes over HTTP instead of simulated cards in virtual time
              --node-key K      key that they ask for
              --model NAME      speech model to ask (whisper-large-v3)
              --in-flight N     requests in flight (200)
              --seconds N       length of the round for each policy (30)
              --speech FILE     16 kHz mono WAV to cut windows from (noise, for which recognisers write less)
            """;

    private static final Set<String> KNOWN =
            Set.of(
                    "--rounds",
                    "--seed",
                    "--load",
                    "--out",
                    "--nodes",
                    "--node-key",
                    "--model",
                    "--in-flight",
                    "--seconds",
                    "--speech");

    /**
     * @throws IllegalArgumentException with a sentence
     */
    static BenchOptions parse(List<String> words) {
        var given = given(words);
        var options =
                new BenchOptions(
                        (int) number(given, "--rounds", 3),
                        (long) number(given, "--seed", 1),
                        number(given, "--load", 0.8),
                        path(given, "--out"),
                        nodes(given.getOrDefault("--nodes", "")),
                        given.get("--node-key"),
                        given.getOrDefault("--model", Instance.MODEL),
                        (int) number(given, "--in-flight", 200),
                        Duration.ofMillis((long) (1000 * number(given, "--seconds", 30))),
                        path(given, "--speech"));
        check(options.rounds >= 1, "--rounds is 1 or more.");
        check(options.load > 0 && options.load < 1, "--load is above 0 and below 1.");
        check(options.inFlight >= 1, "--in-flight is 1 or more.");
        check(options.length.isPositive(), "--seconds is above 0.");
        return options;
    }

    private static Map<String, String> given(List<String> words) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < words.size(); i += 2) {
            var option = words.get(i);
            check(KNOWN.contains(option), "There is no option " + option + ".");
            check(i + 1 < words.size(), option + " needs a value.");
            given.put(option, words.get(i + 1));
        }
        return given;
    }

    private static double number(Map<String, String> given, String option, double otherwise) {
        try {
            var word = given.get(option);
            return word == null ? otherwise : Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(option + " is a number.", e);
        }
    }

    private static @Nullable Path path(Map<String, String> given, String option) {
        var word = given.get(option);
        return word == null ? null : Path.of(word);
    }

    private static List<URI> nodes(String words) {
        return Arrays.stream(words.split(",", -1))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .map(BenchOptions::node)
                .toList();
    }

    private static URI node(String word) {
        check(
                word.matches("https?://[^/]+.*"),
                "'" + word + "' is no address of a node. Write it like http://host:8001/v1.");
        return URI.create(word);
    }

    private static void check(boolean right, String sentence) {
        if (!right) {
            throw new IllegalArgumentException(sentence);
        }
    }
}
