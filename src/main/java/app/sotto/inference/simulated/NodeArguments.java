package app.sotto.inference.simulated;

import app.sotto.inference.ServiceTimes;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words after {@code ./sotto node}. */
record NodeArguments(
        NodeOptions options,
        int count,
        Duration shutdownTimeout,
        @Nullable URI join,
        @Nullable String token) {

    static final int PORT = 8101;
    private static final int MOST_NODES = 64;

    static final String USAGE =
            """
            usage: ./sotto node --simulate [options]

              --port N              the first port (8101)
              --count N             so many nodes, on ports from there on (1)
              --models A,B          models to serve (whisper-large-v3,qwen2.5-14b)
              --card NAME           whose times to take: h100-sxm, h200-sxm (h100-sxm)
              --speed X             times as fast as the card (1)
              --api-key K           key that /v1 asks for (none)
              --fault KIND[=FACTOR][@AFTER][+FOR][~SHARE]
                                    what goes wrong, such as hang@30s or slow=4@10s+60s~0.5; repeatable
              --shutdown-timeout N  seconds that SIGTERM leaves to what runs (0, as vLLM)
              --join URL --token T  announce the nodes to Sotto at that address
            """;

    /**
     * @throws IllegalArgumentException with a sentence
     */
    static NodeArguments parse(List<String> words) {
        return new Parser(words).parse();
    }

    private static final class Parser {

        private final List<String> words;
        private int at;
        private boolean simulate;
        private int port = PORT;
        private int count = 1;
        private int shutdownTimeout;
        private List<String> models = NodeOptions.MODELS;
        private String card = NodeOptions.CARD;
        private double speed = 1;
        private @Nullable String apiKey;
        private @Nullable URI join;
        private @Nullable String token;
        private final List<Fault> faults = new ArrayList<>();

        Parser(List<String> words) {
            this.words = words;
        }

        NodeArguments parse() {
            while (at < words.size()) {
                read(words.get(at++));
            }
            check(
                    simulate,
                    "Say --simulate: this command starts simulated nodes only. gpu-nodes/ has the"
                            + " real ones.");
            check(count >= 1 && count <= MOST_NODES, "The count is 1 to " + MOST_NODES + ".");
            check((join == null) == (token == null), "--join and --token belong together.");
            return new NodeArguments(
                    new NodeOptions(
                            port, models, card, speed, apiKey, faults, ServiceTimes.bundled()),
                    count,
                    Duration.ofSeconds(shutdownTimeout),
                    join,
                    token);
        }

        private void read(String option) {
            switch (option) {
                case "--simulate" -> simulate = true;
                case "--port" -> port = whole(option);
                case "--count" -> count = whole(option);
                case "--models" -> models = List.of(next(option).split(","));
                case "--card" -> card = next(option);
                case "--speed" -> speed = number(option);
                case "--api-key" -> apiKey = next(option);
                case "--fault" -> faults.add(Fault.parse(next(option)));
                case "--shutdown-timeout" -> shutdownTimeout = whole(option);
                case "--join" -> join = onThisMachine(next(option));
                case "--token" -> token = next(option);
                default -> throw new IllegalArgumentException("There is no option " + option + ".");
            }
        }

        private String next(String option) {
            check(at < words.size(), option + " needs a value.");
            return words.get(at++);
        }

        private int whole(String option) {
            var word = next(option);
            try {
                int number = Integer.parseInt(word);
                check(number >= 0, option + " is a whole number, 0 or more.");
                return number;
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(option + " is a whole number.", e);
            }
        }

        private double number(String option) {
            try {
                return Double.parseDouble(next(option));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(option + " is a number.", e);
            }
        }

        /** What only pretends to recognise must not come into a service that others use. */
        private static URI onThisMachine(String address) {
            try {
                var url = URI.create(address);
                check(
                        url.getHost() != null
                                && InetAddress.getByName(url.getHost()).isLoopbackAddress(),
                        "A simulated node joins a Sotto on this machine only.");
                return url;
            } catch (UnknownHostException e) {
                throw new IllegalArgumentException("Nobody knows the host of " + address + ".", e);
            }
        }

        private static void check(boolean right, String sentence) {
            if (!right) {
                throw new IllegalArgumentException(sentence);
            }
        }
    }
}
