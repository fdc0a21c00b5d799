package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.browser.Clip;
import app.sotto.delivery.Tool;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** OpenAI's client and Vercel's AI SDK for Node, unmodified, over every call and failure. */
class NodeClientsTests extends RunningSotto {

    @ParameterizedTest
    @ValueSource(strings = {"openai", "ai-sdk"})
    void works(String client) throws Exception {
        var audioOnly = new KeyTerms(Set.of(Scope.AUDIO), Set.of(), List.of(), null, null);
        var one = new KeyTerms(Scope.ALL, Set.of(), List.of(), 1, null);
        var environment =
                Map.of(
                        "SOTTO", base().toString(),
                        "KEY", key(),
                        "KEY_FOR_AUDIO", made(audioOnly),
                        "KEY_FOR_ONE", made(one),
                        "SPEECH", Clip.file().toAbsolutePath().toString(),
                        "AI_SDK_LOG_WARNINGS", "false");

        var result =
                Tool.find("node", "nodejs")
                        .run(
                                HERE,
                                environment,
                                List.of("--test", "src/test/node/" + client + ".test.mjs"))
                        .succeeds();

        assertThat(result.output()).containsPattern("pass 1\\d").contains("skipped 0");
    }

    private String made(KeyTerms terms) throws Exception {
        return asDemo(owner -> ring.create(owner, Kind.KEY, "test", terms).secret());
    }
}
