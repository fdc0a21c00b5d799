package app.sotto.inference.openai;

import static app.sotto.inference.ScriptedNode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.inference.NoCapacityException;
import app.sotto.inference.ScriptedNode;
import app.sotto.inference.TextClient;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiTextTests {

    private static final String PATH = "/v1/chat/completions";

    private final ScriptedNode node = new ScriptedNode("some/model");
    private final NodeClients clients = new NodeClients();
    private final NodeCall call = new NodeCall();
    private final OpenAiText text = new OpenAiText(clients, call);
    private final FakeLease lease = new FakeLease(node.baseUrl());

    @AfterEach
    void close() {
        call.close();
        clients.close();
        node.close();
    }

    @Test
    void readsWhatTheModelWroteAndWhatItCost() {
        node.on(
                PATH,
                json(
                        """
                        {"choices": [{"message": {"role": "assistant", "content": "Hello."},
                          "finish_reason": "length"}],
                         "usage": {"prompt_tokens": 12, "completion_tokens": 3}}
                        """));

        assertThat(complete(Duration.ofSeconds(20)))
                .isEqualTo(new TextClient.Completion("Hello.", 12, 3, true));
    }

    @Test
    void takesTokensThatNobodyCountedForUnknown() {
        node.on(PATH, json("{\"choices\": [{\"message\": {\"content\": \"Hello.\"}}]}"));

        assertThat(complete(Duration.ofSeconds(20)))
                .isEqualTo(
                        new TextClient.Completion(
                                "Hello.", TextClient.UNCOUNTED, TextClient.UNCOUNTED, false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{}",
                "{\"choices\": []}",
                "{\"choices\": [{\"message\": {\"content\": \"\"}, \"finish_reason\": \"abort\"}]}",
                "{\"choices\": [{\"message\": {\"content\": null}}]}",
                "<html></html>"
            })
    void countsABadAnswerAgainstTheNode(String answer) {
        node.on(PATH, json(answer));

        assertThatThrownBy(() -> complete(Duration.ofSeconds(20)))
                .isInstanceOf(NoCapacityException.class);
        assertThat(lease.failures).hasSize(1);
    }

    @Test
    void waitsNoLongerThanItIsTold() {
        node.on(PATH, ScriptedNode.trickling());

        assertThatThrownBy(() -> complete(Duration.ofMillis(800)))
                .isInstanceOf(NoCapacityException.class)
                .hasMessageContaining("broke off");
        assertThat(lease.failures).hasSize(1);
    }

    @Test
    void waitsNoLongerThanSomebodyWantsTheAnswer() {
        node.on(PATH, ScriptedNode.trickling());
        lease.until = Instant.now().plusMillis(800);
        long began = System.nanoTime();

        assertThatThrownBy(() -> complete(Duration.ofSeconds(20)))
                .isInstanceOf(NoCapacityException.class);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(5));
    }

    private TextClient.Completion complete(Duration timeout) {
        return text.complete(lease, "Be brief.", "hello", 100, timeout);
    }
}
