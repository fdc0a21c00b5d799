package app.sotto.inference.simulated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.ScriptedNode;
import java.net.URI;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The words after {@code ./sotto node}, and what a node says when it joins. */
class NodeArgumentsTests {

    @Test
    void startsOneNodeWithSpeechAndText() {
        var arguments = parse("--simulate");
        assertThat(arguments.count()).isEqualTo(1);
        assertThat(arguments.options().port()).isEqualTo(8101);
        assertThat(arguments.options().models()).containsExactly("whisper-large-v3", "qwen2.5-14b");
    }

    @Test
    void readsEveryOption() {
        var arguments =
                parse(
                        ("--simulate --port 9000 --count 3 --models bge-m3 --card h200-sxm --speed 20"
                                        + " --api-key k --fault slow=4@10s+60s~0.5 --shutdown-timeout"
                                        + " 30 --join http://127.0.0.1:8080 --token t")
                                .split(" "));
        assertThat(arguments.count()).isEqualTo(3);
        assertThat(arguments.shutdownTimeout()).hasSeconds(30);
        assertThat(arguments.join()).isEqualTo(URI.create("http://127.0.0.1:8080"));
        var options = arguments.options();
        assertThat(options.speed()).isEqualTo(20);
        assertThat(options.faults())
                .containsExactly(new Fault(Fault.Kind.SLOW, 0.5, 4, 10, 60.0, List.of()));
    }

    @Test
    void saysWhatIsWrong() {
        assertWrong("simulated nodes only");
        assertWrong("There is no option --gpu", "--gpu");
        assertWrong("--port needs a value", "--simulate", "--port");
        assertWrong("whole number", "--port", "x");
        assertWrong("no service times for 'gpt'", "--simulate", "--models", "gpt");
        assertWrong("belong together", "--simulate", "--token", "t");
        assertWrong("this machine only", "--join", "http://192.0.2.1:8080");
        assertWrong("There is no fault 'fire'", "--fault", "fire");
        assertWrong("kind[=factor]", "--fault", "slow for a while");
        assertWrong("above 0", "--simulate", "--speed", "0");
    }

    @Test
    void announcesItselfAsSimulated() throws Exception {
        var told = new AtomicReference<String>();
        try (var sotto = new ScriptedNode("x");
                var node = SimulatedNode.start(NodeOptions.serving("whisper-large-v3"))) {
            var address = sotto.baseUrl().resolve("/");
            sotto.on(
                    "/nodes/join",
                    exchange -> {
                        told.set(exchange.getRequestHeaders().getFirst("Authorization"));
                        exchange.sendResponseHeaders(200, -1);
                    });
            var joining = new Joining(address, "t", NodeOptions.serving("bge-m3"), System.out);
            assertThat(joining.announce(node)).startsWith("joined");
            assertThat(told.get()).isEqualTo("Bearer t");
        }
    }

    private static NodeArguments parse(String... words) {
        return NodeArguments.parse(List.of(words));
    }

    private static void assertWrong(String sentence, String... words) {
        assertThatThrownBy(() -> parse(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(sentence);
    }
}
