package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** bin/lock and bin/download-models against a hub on loopback. */
class WeightsTests {

    private static final byte[] WEIGHTS =
            "0123456789".repeat(20_000).getBytes(StandardCharsets.UTF_8);
    private static final byte[] CONFIG = "{\"d\": 1}".getBytes(StandardCharsets.UTF_8);

    @TempDir Path folder;
    private FakeHub hub;
    private Node node;

    @BeforeEach
    void lock() throws IOException {
        hub =
                new FakeHub()
                        .holds("model.safetensors", WEIGHTS)
                        .holds("config.json", CONFIG)
                        .holds("pytorch_model.bin", WEIGHTS)
                        .holds("README.md", CONFIG);
        node =
                new Node(folder)
                        .profile(
                                1,
                                "whisper speech openai/whisper-large-v3 main whisper-large-v3 0 8001 0.18 448")
                        .set(
                                "HF_TOKEN_FILE",
                                Files.writeString(folder.resolve("hf"), "hf_secret\n").toString())
                        .export("HF_ENDPOINT", hub.url());
        assertThat(node.run("lock").succeeds().output()).doesNotContain("hf_secret");
        hub.asked().clear();
    }

    @AfterEach
    void stop() {
        hub.close();
    }

    @Test
    void locksCommitsSizesAndChecksumsOfWhatIsNeeded() {
        assertThat(Node.lines(node.path("models.lock")))
                .containsExactlyInAnyOrder(
                        row("config.json", CONFIG), row("model.safetensors", WEIGHTS));
        assertThat(Node.lines(node.path("images.lock")))
                .hasSize(6)
                .allMatch(
                        line -> line.matches("[A-Z_]+=[a-z0-9./-]+:[\\w.-]+@sha256:[0-9a-f]{64}"));
    }

    @Test
    void fetchesAndKeepsTheTokenToItself() throws IOException {
        var result = node.run("download-models").succeeds();

        assertThat(Files.readAllBytes(target())).isEqualTo(WEIGHTS);
        assertThat(hub.asked()).allMatch(request -> request.endsWith("Bearer hf_secret"));
        assertThat(result.output()).doesNotContain("hf_secret").contains("is complete in");
    }

    @Test
    void goesOnWhereItBrokeOff() throws IOException {
        Files.createDirectories(target().getParent());
        Files.write(part(), Arrays.copyOf(WEIGHTS, 120_000));

        node.run("download-models").succeeds();

        assertThat(hub.asked())
                .anyMatch(request -> request.contains("model.safetensors bytes=120000-"));
        assertThat(Files.readAllBytes(target())).isEqualTo(WEIGHTS);
        assertThat(part()).doesNotExist();
    }

    @Test
    void fetchesNothingTwice() {
        node.run("download-models").succeeds();
        hub.asked().clear();

        node.run("download-models").succeeds();

        assertThat(hub.asked()).isEmpty();
    }

    @Test
    void refusesAWrongChecksumAndThrowsTheFileAway() {
        hub.holds("model.safetensors", "9".repeat(WEIGHTS.length).getBytes(StandardCharsets.UTF_8));

        var result = node.run("download-models").fails();

        assertThat(result.output()).contains("does not have the sha256 that models.lock names");
        assertThat(target()).doesNotExist();
        assertThat(part()).doesNotExist();
    }

    @Test
    void findsAFileThatWasChangedOnDisk() throws IOException {
        node.run("download-models").succeeds();
        Files.write(target(), "9".repeat(WEIGHTS.length).getBytes(StandardCharsets.UTF_8));

        assertThat(node.run("download-models", "--verify").fails().output())
                .contains("does not have its locked sha256");
    }

    @Test
    void looksAtTheDiskBeforeTheFirstByte() throws IOException {
        Files.writeString(
                node.path("models.lock"),
                String.join(
                                "\t",
                                "openai/whisper-large-v3",
                                FakeHub.COMMIT,
                                "model.safetensors",
                                "900000000000000",
                                "0".repeat(64))
                        + "\n");

        assertThat(node.run("download-models").fails().output())
                .contains("Make room, or set MODELS_DIR");
        assertThat(hub.asked()).isEmpty();
    }

    private static String row(String file, byte[] content) {
        return String.join(
                "\t",
                "openai/whisper-large-v3",
                FakeHub.COMMIT,
                file,
                "" + content.length,
                FakeHub.sha256(content));
    }

    private Path target() {
        return folder.resolve(
                "models/openai--whisper-large-v3/" + FakeHub.COMMIT + "/model.safetensors");
    }

    private Path part() {
        return target().resolveSibling("model.safetensors.part");
    }
}
