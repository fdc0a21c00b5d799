package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnitsTests {

    @TempDir Path folder;

    @Test
    void systemdAcceptsEveryUnit() throws IOException {
        var analyze = Tool.find("systemd-analyze", "systemd");
        var units = new ArrayList<>(List.of("verify", "--man=no"));
        for (var unit : units()) {
            var name = unit.getFileName().toString();
            Files.writeString(
                    folder.resolve(name),
                    Files.readString(unit).replace("/opt/sotto/gpu-nodes", Node.FILES.toString()));
            units.add(folder.resolve(name).toString());
        }
        // What other packages bring on a real node.
        for (var other : List.of("docker", "nvidia-persistenced")) {
            Files.writeString(
                    folder.resolve(other + ".service"),
                    "[Unit]\nDescription=" + other + "\n[Service]\nExecStart=/bin/true\n");
        }

        var result =
                analyze.run(folder, Map.of("SYSTEMD_UNIT_PATH", folder + ":"), units).succeeds();

        assertThat(result.output().lines().filter(line -> line.contains("sotto-"))).isEmpty();
    }

    @Test
    void stoppingIsGivenTheTimeThatADrainMayTake() throws IOException {
        var unit = Files.readString(Node.FILES.resolve("systemd/sotto-node.service"));
        var settings = Files.readString(Node.FILES.resolve("node.env.example"));

        assertThat(number(unit, "TimeoutStopSec"))
                .isGreaterThan(
                        number(settings, "DRAIN_LIMIT") + number(settings, "SHUTDOWN_LIMIT") + 15);
        assertThat(number(unit, "TimeoutStartSec"))
                .isGreaterThan(2 * number(settings, "START_LIMIT"));
        assertThat(unit)
                .contains(
                        "ExecStop=/opt/sotto/gpu-nodes/bin/stop\n",
                        "Requires=docker.service",
                        "After=docker.service");
    }

    @Test
    void everyServiceIsHardened() throws IOException {
        for (var unit : units()) {
            if (unit.toString().endsWith(".service")) {
                assertThat(unit)
                        .content()
                        .contains(
                                "NoNewPrivileges=yes",
                                "ProtectSystem=strict",
                                "ProtectHome=yes",
                                "PrivateTmp=yes",
                                "RestrictAddressFamilies=");
            }
        }
    }

    private static long number(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key + "="))
                .map(line -> Long.parseLong(line.substring(key.length() + 1)))
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> units() throws IOException {
        try (var files = Files.list(Node.FILES.resolve("systemd"))) {
            return files.sorted().toList();
        }
    }
}
