package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.param.CustomerCreateParams;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityTests {
    @TempDir Path folder;

    private TestStripe open(Path at) {
        return TestStripe.start(TestStripeOptions.inMemory().withFolder(at));
    }

    @Test
    void remembersEverythingAfterARestart() throws Exception {
        String key;
        String id;
        try (var server = open(folder)) {
            key = server.apiKey();
            id =
                    Suite.client(server.baseUri(), key)
                            .v1()
                            .customers()
                            .create(CustomerCreateParams.builder().setName("Ada").build())
                            .getId();
        }
        try (var server = open(folder)) {
            assertThat(server.apiKey()).isEqualTo(key).startsWith("sk_test_standin_");
            assertThat(Suite.client(server.baseUri(), key).v1().customers().retrieve(id).getName())
                    .isEqualTo("Ada");
        }
    }

    @Test
    void hasEverythingOnDiskBeforeItAnswers(@TempDir Path copy) throws Exception {
        try (var server = open(folder)) {
            var id =
                    Suite.client(server.baseUri(), server.apiKey())
                            .v1()
                            .customers()
                            .create(CustomerCreateParams.builder().setName("Ada").build())
                            .getId();
            // What a killed process leaves: the file as it is now, and a line that was cut off.
            Files.copy(folder.resolve("test-billing.jsonl"), copy.resolve("test-billing.jsonl"));
            Files.writeString(
                    copy.resolve("test-billing.jsonl"),
                    "[{\"t\":\"customer\",\"i\":\"cus_half",
                    StandardCharsets.UTF_8,
                    StandardOpenOption.APPEND);
            try (var survivor = open(copy)) {
                assertThat(
                                Suite.client(survivor.baseUri(), survivor.apiKey())
                                        .v1()
                                        .customers()
                                        .retrieve(id)
                                        .getName())
                        .isEqualTo("Ada");
            }
        }
    }

    /**
     * Runs the server in a process of its own, which says where it is and then waits to be killed.
     */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            var server =
                    TestStripe.start(TestStripeOptions.inMemory().withFolder(Path.of(args[0])));
            System.out.println(server.baseUri() + " " + server.apiKey());
            Thread.sleep(60_000);
        }
    }

    @Test
    void survivesBeingKilled() throws Exception {
        var command = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process =
                new ProcessBuilder(
                                command,
                                "-cp",
                                System.getProperty("java.class.path"),
                                Victim.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        var ids = new java.util.ArrayList<String>();
        try (var out = process.inputReader()) {
            var said = out.readLine().split(" ");
            var client = Suite.client(URI.create(said[0]), said[1]);
            for (int i = 0; i < 20; i++) {
                ids.add(
                        client.v1()
                                .customers()
                                .create(CustomerCreateParams.builder().setName("n" + i).build())
                                .getId());
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        try (var server = open(folder)) {
            var client = Suite.client(server.baseUri(), server.apiKey());
            for (var id : ids) {
                assertThat(client.v1().customers().retrieve(id).getName()).startsWith("n");
            }
        }
    }

    @Test
    void undoesARefusedRequestWhole() throws Exception {
        var store = new Store(null);
        store.transact(() -> store.add(Json.of("id", "a", "object", "thing", "n", 1)));
        try {
            store.transact(() -> {
                store.get("thing", "a").put("n", 2);
                store.add(Json.of("id", "b", "object", "thing"));
                throw Refusal.missing("x");
            });
        } catch (Refusal refused) {
            assertThat(store.transact(() -> Json.number(store.get("thing", "a"), "n")))
                    .isEqualTo(1);
            assertThat(store.transact(() -> store.matching("thing", one -> true))).hasSize(1);
        }
    }
}
