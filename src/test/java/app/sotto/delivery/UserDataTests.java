package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What a machine of one's own is given at its first start, as Terraform really renders it. */
class UserDataTests {

    private static final String FILES =
            "files={url=\"https://files.example.com/gpu-nodes.tar.gz\",sha256=\"%s\"}";

    @TempDir Path folder;
    private Tool terraform;

    @BeforeEach
    void prepare() throws IOException {
        terraform = Tool.find("terraform", "terraform (from HashiCorp)");
        var source = Infra.FILES.resolve("terraform");
        try (var files = Files.walk(source)) {
            for (var file :
                    files.filter(file -> !file.toString().contains(".terraform")).toList()) {
                var target = folder.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
        terraform("init", "-backend=false").succeeds();
    }

    @Test
    void rendersAMachineThatStartsAndJoinsByItself() throws IOException {
        terraform("validate").succeeds();
        apply("0".repeat(64)).succeeds();
        var text = terraform("output", "-raw", "user_data").succeeds().output();

        assertThat(text).startsWith("#cloud-config\n").hasSizeLessThan(16_000);
        var machine = Infra.yaml(text).getFirst();
        assertThat(file(machine, "/etc/sotto-node/node.env"))
                .contains("NODE_NAME=h100-a\n", "JOIN_TOKEN_FILE=/etc/sotto-node/join-token\n");
        assertThat(machine.path("packages").toString())
                .contains("docker.io", "nvidia-headless-580-server-open");
        assertThat(machine.path("runcmd").toString())
                .contains("sotto-node-install", "sotto-node-join.timer");
        theNodeKnowsEverySetting(machine);
        for (var script : List.of("sotto-node-install", "sotto-node-secrets")) {
            shellcheckFindsNothing(script, file(machine, "/usr/local/sbin/" + script));
        }
        systemdAcceptsTheUnit(machine);
    }

    @Test
    void refusesFilesWithoutAChecksum() {
        assertThat(apply("none").fails().output()).contains("sha256sum prints");
    }

    @Test
    void rendersAnInstanceWithoutASecretInIt() throws IOException {
        var template =
                folder.resolve("modules/application/templates/instance.yaml.tftpl").toString();
        Files.createDirectories(folder.resolve("render"));
        Files.writeString(
                folder.resolve("render/main.tf"),
                """
                output "user_data" {
                  value = templatefile("%s", {
                    image         = "registry.example.com/sotto@sha256:0"
                    region        = "eu-central-1"
                    secret_id     = "sotto/application"
                    log_group     = "/sotto/application"
                    authority_pem = "-----BEGIN CERTIFICATE-----\\nMIIB\\n-----END CERTIFICATE-----\\n"
                    settings      = { SOTTO_ROLES = "web", SOTTO_PORT = "8080" }
                  })
                }
                """
                        .formatted(template));
        in("render", "init").succeeds();
        in("render", "apply", "-auto-approve").succeeds();

        var machine =
                Infra.yaml(in("render", "output", "-raw", "user_data").succeeds().output())
                        .getFirst();

        assertThat(file(machine, "/etc/sotto/settings.env"))
                .isEqualTo("SOTTO_PORT=8080\nSOTTO_ROLES=web\n");
        assertThat(file(machine, "/etc/sotto/node-authority.pem").lines()).hasSize(3);
        assertThat(file(machine, "/etc/systemd/system/sotto.service"))
                .contains("--read-only", "--cap-drop ALL", "registry.example.com/sotto@sha256:0\n");
        shellcheckFindsNothing("sotto-prepare", file(machine, "/usr/local/bin/sotto-prepare"));
    }

    private static void theNodeKnowsEverySetting(JsonNode machine) {
        var known = Infra.text(Node.FILES.resolve("node.env.example"));
        file(machine, "/etc/sotto-node/node.env")
                .lines()
                .map(line -> line.substring(0, line.indexOf('=') + 1))
                .forEach(key -> assertThat(known).contains("\n" + key));
    }

    private void shellcheckFindsNothing(String name, String text) throws IOException {
        var script = folder.resolve(name);
        Files.writeString(script, text);
        Tool.find("shellcheck", "shellcheck").run(script.toString()).succeeds();
    }

    private void systemdAcceptsTheUnit(JsonNode machine) throws IOException {
        var unit = folder.resolve("sotto-node-ready.service");
        Files.writeString(unit, file(machine, "/etc/systemd/system/sotto-node-ready.service"));
        Tool.find("systemd-analyze", "systemd")
                .run(
                        folder,
                        Map.of("SYSTEMD_UNIT_PATH", folder + ":"),
                        List.of("verify", "--man=no", unit.toString()))
                .succeeds();
    }

    private static String file(JsonNode machine, String path) {
        return machine.path("write_files")
                .valueStream()
                .filter(file -> file.path("path").asString().equals(path))
                .map(file -> file.path("content").asString())
                .findFirst()
                .orElseThrow();
    }

    private Tool.Result apply(String sha256) {
        return terraform("apply", "-auto-approve", "-input=false", "-var", FILES.formatted(sha256));
    }

    private Tool.Result terraform(String command, String... arguments) {
        return in("examples/onprem-node", command, arguments);
    }

    private Tool.Result in(String module, String command, String... arguments) {
        var all = new ArrayList<>(List.of(command));
        if (!command.equals("output")) {
            all.add("-no-color");
        }
        all.addAll(List.of(arguments));
        var settings = folder.resolve("terraformrc");
        try {
            Files.writeString(settings, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var environment =
                Map.of("CHECKPOINT_DISABLE", "1", "TF_CLI_CONFIG_FILE", settings.toString());
        return terraform.run(folder.resolve(module), environment, all);
    }
}
