package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class BenchTests {

    @TempDir Path folder;

    @Test
    void reportsWindowsAndTokensASecondAndWhatFailed() throws IOException {
        try (var whisper = new FakeEngine();
                var polish = new FakeEngine()) {
            var node =
                    new Node(folder)
                            .profile(
                                    1,
                                    "whisper speech openai/whisper-large-v3 main whisper-large-v3 0 %d 0.18 448"
                                            .formatted(whisper.port()),
                                    "polish text Qwen/Qwen2.5-14B-Instruct main qwen2.5-14b 0 %d 0.70 16384"
                                            .formatted(polish.port()));
            var clip = node.write("clip.wav", "RIFF");
            var report = node.path("report.json");

            var table =
                    node.run(
                                    "bench",
                                    "--requests",
                                    "6",
                                    "--concurrency",
                                    "3",
                                    "--speech",
                                    clip.toString(),
                                    "--json",
                                    report.toString())
                            .succeeds()
                            .output();

            var results = JsonMapper.shared().readTree(Files.readString(report));
            assertThat(results.at("/0/succeeded").asInt()).isEqualTo(6);
            assertThat(results.at("/0/windows_per_second").asDouble()).isPositive();
            assertThat(results.at("/0/p50").asDouble())
                    .isPositive()
                    .isLessThanOrEqualTo(results.at("/0/p99").asDouble());
            var wall = results.at("/1/wall_seconds").asDouble();
            assertThat(results.at("/1/tokens_per_second").asDouble() * wall)
                    .isCloseTo(6 * 20.0, within(0.5));
            assertThat(table).contains("WINDOWS/s", "whisper-large-v3", "qwen2.5-14b");
        }
    }

    @Test
    void leavesSpeechOutWithoutAClip() throws IOException {
        try (var whisper = new FakeEngine()) {
            var node =
                    new Node(folder)
                            .profile(
                                    1,
                                    "whisper speech openai/whisper-large-v3 main whisper-large-v3 0 %d 0.18 448"
                                            .formatted(whisper.port()));

            assertThat(node.run("bench").succeeds().output())
                    .contains("give it speech with --speech");
            assertThat(whisper.asked()).isEmpty();
        }
    }
}
