package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartTests {

    private static final String WHISPER = "openai/whisper-large-v3";
    private static final String QWEN = "Qwen/Qwen2.5-14B-Instruct";

    @TempDir Path folder;

    @Test
    void startsEnginesOfOneCardOneAfterTheOther() throws IOException {
        try (var whisper = new FakeEngine();
                var polish = new FakeEngine()) {
            var node = node(whisper.port(), polish.port());
            whisper.inside(node, "sotto-whisper");
            polish.inside(node, "sotto-polish");

            node.run("start").succeeds();

            assertThat(
                            node.journal().stream()
                                    .filter(line ->
                                            line.matches(
                                                    "docker (run|compose .* up) .*|answered .*"))
                                    .map(StartTests::shortened))
                    .containsExactly(
                            "docker compose",
                            "docker run sotto-whisper",
                            "answered sotto-whisper",
                            "docker run sotto-polish",
                            "answered sotto-polish");
        }
    }

    @Test
    void startsEnginesOfDifferentCardsTogether() throws IOException {
        try (var first = new FakeEngine();
                var second = new FakeEngine()) {
            var node =
                    node(8001, 8002)
                            .profile(
                                    2,
                                    "first text %s main m 0 %d 0.7 4096"
                                            .formatted(QWEN, first.port()),
                                    "second text %s main m 1 %d 0.7 4096"
                                            .formatted(QWEN, second.port()));
            first.inside(node, "sotto-first");
            second.inside(node, "sotto-second");

            node.run("start").succeeds();

            assertThat(
                            node.journal().stream()
                                    .filter(line -> line.matches("docker run .*|answered .*"))
                                    .map(StartTests::shortened))
                    .startsWith("docker run sotto-first", "docker run sotto-second");
        }
    }

    @Test
    void tellsEnginesTheirShareTheirLimitsAndToFinishBeforeTheyEnd() throws IOException {
        try (var whisper = new FakeEngine();
                var polish = new FakeEngine()) {
            var node = node(whisper.port(), polish.port());
            whisper.inside(node, "sotto-whisper");
            polish.inside(node, "sotto-polish");

            node.run("start").succeeds();

            var run =
                    node.journal().stream()
                            .filter(line -> line.startsWith("docker run"))
                            .findFirst()
                            .orElseThrow();
            assertThat(run)
                    .contains(
                            "--gpu-memory-utilization 0.18",
                            "--max-num-seqs 24",
                            "--shutdown-timeout 120",
                            "--stop-timeout 150")
                    .contains(
                            "VLLM_MAX_AUDIO_CLIP_FILESIZE_MB=200",
                            "VLLM_MAX_AUDIO_DECODE_DURATION_S=14400",
                            "VLLM_MAX_AUDIO_DECODE_BYTES=2147483648")
                    .contains(
                            "--publish 127.0.0.1:" + whisper.port() + ":8000",
                            "--restart no",
                            "HF_HUB_OFFLINE=1")
                    .contains("sotto/vllm-audio:0.32.0 /model ");
            assertThat(node.journal())
                    .anyMatch(line ->
                            line.startsWith("docker build")
                                    && line.contains("vllm-openai:v0.32.0@sha256:"));
        }
    }

    @Test
    void leavesWhatAlreadyAnswersAloneAndTakesTheNodeOutOfItsDrain() throws IOException {
        try (var whisper = new FakeEngine();
                var polish = new FakeEngine()) {
            var node = node(whisper.port(), polish.port());
            node.write("programs/running-sotto-whisper", "");
            node.write("state/draining", "");
            polish.inside(node, "sotto-polish");

            node.run("start").succeeds();

            assertThat(node.journal())
                    .filteredOn(line -> line.startsWith("docker run"))
                    .singleElement()
                    .asString()
                    .contains("sotto-polish");
            assertThat(node.path("state/draining")).doesNotExist();
        }
    }

    @Test
    void refusesMoreThanACardHas() {
        var node = node(8001, 8002).profile(2, engine("a", 1, "0.60"), engine("b", 1, "0.36"));

        var result = node.run("start").fails();

        assertThat(result.output())
                .contains("the engines on card 1 want 0.960 of its memory; 0.95 is the most");
        assertThat(node.journal()).isEmpty();
    }

    @Test
    void refusesWeightsThatAreNotComplete() throws IOException {
        var node = node(8001, 8002);
        Files.writeString(
                folder.resolve(
                        "models/Qwen--Qwen2.5-14B-Instruct/" + "c".repeat(40) + "/config.json"),
                "{");

        assertThat(node.run("start").fails().output())
                .contains(QWEN + " is not complete")
                .contains("bin/download-models");
    }

    @Test
    void refusesAnImageWithoutADigest() {
        var node = node(8001, 8002);
        node.write(
                "images.lock",
                "VLLM_IMAGE=vllm/vllm-openai:v0.31.0@sha256:" + "b".repeat(64) + "\n");

        assertThat(node.run("start").fails().output()).contains("Run bin/lock again");
    }

    @Test
    void refusesWhatCouldNotRunOrWouldOpenADoor() {
        var node = node(8001, 8002);
        assertThat(node.profile(1, engine("a", 1, "0.5")).run("start", "--check").fails().output())
                .contains("there is no card 1");
        for (var flag : List.of("--api-key x", "--trust-remote-code", "--host=0.0.0.0")) {
            assertThat(
                            node.profile(2, engine("a", 1, "0.5") + " " + flag)
                                    .run("start", "--check")
                                    .fails()
                                    .output())
                    .contains("may not stand in a profile");
        }
        assertThat(
                        node.profile(2, engine("a", 1, "0.5") + " --invented 1")
                                .run("start", "--check")
                                .fails()
                                .output())
                .contains("vllm-flags.txt knows no --invented");
    }

    @Test
    void refusesSettingsThatNobodyReadsAndNumbersThatAreNone() {
        assertThat(node(8001, 8002).set("DRAIN_LIMT", "5").run("start", "--check").fails().output())
                .contains("there is no setting DRAIN_LIMT");
        assertThat(
                        node(8001, 8002)
                                .set("SHUTDOWN_LIMIT", "2m")
                                .run("start", "--check")
                                .fails()
                                .output())
                .contains("SHUTDOWN_LIMIT is '2m'; it must be a whole number");
    }

    @Test
    void readsAProfileAsTextAndNothingElse() {
        var node = node(8001, 8002);
        var trap = folder.resolve("trap");
        node.write(
                "profile.env",
                "GPU_KIND=$(touch " + trap + ")\nGPU_COUNT=1\nENGINE_1=`touch " + trap + "`\n");

        node.run("start", "--check").fails();

        assertThat(trap).doesNotExist();
    }

    @Test
    void spreadsAModelOverTwoMachines() {
        var node =
                node(8001, 8002)
                        .set("NODE_RANK", "1")
                        .set("MASTER_ADDR", "10.0.0.5")
                        .export("VLLM_HOST_IP", "10.0.0.6");
        node.write(
                "profile.env",
                "GPU_KIND=H100-SXM-80GB\nGPU_COUNT=2\nMACHINES=2\nENGINE_1=big text "
                        + QWEN
                        + " main big 0,1 8001 0.9 4096\n");

        node.run("start").succeeds();

        assertThat(node.journal())
                .filteredOn(line -> line.startsWith("docker run"))
                .singleElement()
                .asString()
                .contains(
                        "--tensor-parallel-size 2",
                        "--pipeline-parallel-size 2 --nnodes 2 --node-rank 1 --master-addr 10.0.0.5 --headless")
                .contains("--network host", "--host 127.0.0.1 --port 8001")
                .doesNotContain("--publish");
        assertThat(node.run("join").succeeds().output()).contains("does not join");
        assertThat(node.run("health-check", "--window", "0").succeeds().output())
                .contains("big: runs");
        node.run("start").succeeds();
        assertThat(node.journal()).filteredOn(line -> line.startsWith("docker run")).hasSize(1);
    }

    private Node node(int whisperPort, int polishPort) {
        return new Node(folder)
                .withDoor("127.0.0.1:8443")
                .profile(
                        1,
                        "whisper speech %s main whisper-large-v3 0 %d 0.18 448 --max-num-seqs 24"
                                .formatted(WHISPER, whisperPort),
                        "polish text %s main qwen2.5-14b 0 %d 0.70 16384 --quantization fp8"
                                .formatted(QWEN, polishPort))
                .locked(WHISPER, QWEN);
    }

    private static String engine(String name, int card, String share) {
        return "%s text %s main m %d %d %s 4096"
                .formatted(name, QWEN, card, 9000 + name.charAt(0), share);
    }

    private static String shortened(String line) {
        if (line.startsWith("docker compose")) {
            return "docker compose";
        }
        return line.replaceAll("docker run .*--name (\\S+) .*", "docker run $1");
    }
}
