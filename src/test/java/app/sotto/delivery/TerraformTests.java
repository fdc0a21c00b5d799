package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Rules over the Terraform files as they parse. */
class TerraformTests {

    private static List<TerraformModule> modules = List.of();

    @BeforeAll
    static void read() {
        modules = TerraformModule.all();
    }

    @Test
    void isFormatted() {
        Tool.find("terraform", "terraform (from HashiCorp)")
                .run("fmt", "-check", "-recursive", "-diff", Infra.FILES + "/terraform")
                .succeeds();
    }

    @Test
    void pinsTerraformAndItsProvider() {
        for (var module : modules) {
            var settings = module.named("terraform");
            var blocks =
                    module.files().stream().flatMap(file -> file.path("terraform").valueStream());
            assertThat(settings).isEmpty();
            var block = blocks.toList();
            assertThat(block).as(module.path()).hasSize(1);
            assertThat(block.get(0).path("required_version").asString())
                    .isEqualTo(">= 1.11.0, < 2.0.0");
            for (var needed : block.get(0).path("required_providers")) {
                var version = needed.path("aws").path("version").asString();
                assertThat(version)
                        .as(module.path())
                        .matches(
                                module.path().startsWith("examples")
                                        ? "\\d+\\.\\d+\\.\\d+"
                                        : ">= \\d+\\.\\d+\\.\\d+, < \\d+\\.0\\.0");
            }
        }
    }

    @Test
    void saysOfEveryVariableWhatItIs() {
        for (var module : modules) {
            module.named("variable")
                    .forEach((name, variable) -> {
                        var where = module.path() + " " + name;
                        assertThat(variable.path("type").asString())
                                .as(where)
                                .isNotBlank()
                                .doesNotContain("any");
                        assertThat(variable.path("description").asString())
                                .as(where)
                                .hasSizeGreaterThan(10)
                                .endsWith(".");
                        for (var rule : variable.path("validation")) {
                            assertThat(rule.path("error_message").asString())
                                    .as(where)
                                    .endsWith(".");
                        }
                    });
            module.named("output")
                    .forEach((name, output) ->
                            assertThat(output.path("description").asString())
                                    .as(module.path() + " " + name)
                                    .endsWith("."));
        }
    }

    @Test
    void letsTheWorldInToPorts80And443OfTheLoadBalancerOnly() {
        var open = new ArrayList<String>();
        for (var module : modules) {
            assertThat(module.bodies("aws_security_group_rule")).isEmpty();
            for (var group : module.bodies("aws_security_group")) {
                assertThat(group.has("ingress")).isFalse();
                assertThat(group.has("egress")).isFalse();
            }
            for (var block : module.blocks()) {
                if (block.type().equals("aws_vpc_security_group_ingress_rule")) {
                    var rule = block.body();
                    assertThat(rule.path("ip_protocol").asString())
                            .as("%s", block)
                            .isEqualTo("tcp");
                    if (rule.toString().matches(".*\"(0\\.0\\.0\\.0/0|::/0)\".*")) {
                        open.add(
                                module.path()
                                        + " "
                                        + rule.path("security_group_id").asString()
                                        + " "
                                        + rule.path("for_each"));
                    }
                }
            }
        }
        assertThat(open)
                .containsExactly(
                        "modules/application ${aws_security_group.load_balancer.id}"
                                + " {\"http\":80,\"https\":443}");
    }

    @Test
    void encryptsWhatItKeeps() {
        var database = only("aws_db_instance");
        assertThat(database.path("storage_encrypted").asBoolean()).isTrue();
        assertThat(database.path("publicly_accessible").asBoolean(true)).isFalse();
        assertThat(database.path("manage_master_user_password").asBoolean()).isTrue();
        assertThat(only("aws_db_parameter_group").toString()).contains("\"rds.force_ssl\":\"1\"");
        assertThat(only("aws_instance").at("/root_block_device/0/encrypted").asBoolean()).isTrue();
        assertThat(
                        only("aws_launch_template")
                                .at("/block_device_mappings/0/ebs/0/encrypted")
                                .asBoolean())
                .isTrue();
        assertThat(
                        only("aws_s3_bucket_server_side_encryption_configuration")
                                .at(
                                        "/rule/0/apply_server_side_encryption_by_default/0/sse_algorithm")
                                .asString())
                .isEqualTo("aws:kms");
        assertThat(only("aws_s3_bucket_versioning").toString()).contains("\"Enabled\"");
        assertThat(only("aws_sns_topic").has("kms_master_key_id")).isTrue();
        assertThat(only("aws_vpn_connection").path("preshared_key_storage").asString())
                .isEqualTo("SecretsManager");
    }

    @Test
    void keepsRecordingsPrivate() {
        var block = only("aws_s3_bucket_public_access_block");
        for (var door :
                List.of(
                        "block_public_acls",
                        "block_public_policy",
                        "ignore_public_acls",
                        "restrict_public_buckets")) {
            assertThat(block.path(door).asBoolean()).as(door).isTrue();
        }
    }

    @Test
    void givesMachinesTheirCredentialsByTokenOnly() {
        for (var type : List.of("aws_instance", "aws_launch_template")) {
            var options = only(type).path("metadata_options").get(0);
            assertThat(options.path("http_tokens").asString()).isEqualTo("required");
            assertThat(options.path("http_put_response_hop_limit").asInt()).isEqualTo(1);
        }
    }

    @Test
    void neitherHoldsNorMakesASecret() {
        for (var module : modules) {
            for (var block : module.blocks()) {
                assertThat(block.type())
                        .isNotIn(
                                "aws_secretsmanager_secret_version",
                                "aws_ssm_parameter",
                                "random_password",
                                "data.aws_secretsmanager_secret_version");
            }
        }
        var secret = Pattern.compile("(?i)(password|secret|token|private_key)\\s*=\\s*\"[^\"$]+\"");
        for (var file : Infra.files(Infra.FILES, "")) {
            if (file.toFile().isFile() && !file.endsWith("aws-arguments.json")) {
                assertThat(Infra.text(file))
                        .as(file.toString())
                        .doesNotContainPattern(secret)
                        .doesNotContainPattern("AKIA[0-9A-Z]{16}")
                        .doesNotContainPattern("sk_(live|test)_[A-Za-z0-9]")
                        .doesNotContainPattern("hf_[A-Za-z0-9]{10}")
                        .doesNotContain("-----BEGIN PRIVATE KEY", ":latest");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"small", "production", "onprem-node"})
    void everyExampleUsesModulesOfThisFolder(String example) {
        var module =
                modules.stream()
                        .filter(candidate -> candidate.path().equals("examples/" + example))
                        .findFirst()
                        .orElseThrow();

        assertThat(module.named("module")).isNotEmpty();
        assertThat(module.named("module").values())
                .allMatch(call -> call.path("source").asString().startsWith("../../modules/"));
    }

    private static JsonNode only(String type) {
        var found = modules.stream().flatMap(module -> module.bodies(type).stream()).toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }
}
