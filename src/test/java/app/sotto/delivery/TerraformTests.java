package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Rules over the Terraform files as they parse, and what {@code terraform validate} would say of
 * them if the provider's plugin could be fetched: names of arguments, of variables, of outputs.
 */
class TerraformTests {

    private static final Set<String> META =
            Set.of("for_each", "count", "lifecycle", "depends_on", "provider", "dynamic");

    private static List<TerraformModule> modules = List.of();
    private static JsonNode known = JsonMapper.shared().nullNode();

    @BeforeAll
    static void read() {
        modules = TerraformModule.all();
        known =
                JsonMapper.shared()
                        .readTree(Infra.text(Infra.FILES.resolve("terraform/aws-arguments.json")));
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

    @Test
    void asksTheProviderForWhatItKnows() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            for (var block : module.blocks()) {
                if (known.has(block.type())) {
                    compare(
                            block.body(),
                            known.at("/" + block.type() + "/takes"),
                            block + "",
                            slips);
                } else {
                    slips.add(block + ": run infra/terraform/list-arguments.mjs");
                }
            }
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void wouldNoticeAnArgumentThatTheProviderDoesNotKnow() {
        var slips = new TreeSet<String>();
        var body = JsonMapper.shared().readTree("{\"vpc_id\": \"v\", \"stickyness\": [{}]}");

        compare(body, known.at("/aws_subnet/takes"), "it", slips);
        compare(JsonMapper.shared().readTree("{}"), known.at("/aws_subnet/takes"), "empty", slips);

        assertThat(slips).contains("it: there is no stickyness", "empty: vpc_id is missing");
    }

    @Test
    void refersToWhatIsThere() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            var variables = module.named("variable").keySet();
            var used = module.mentioned("\\bvar\\.(\\w+)");
            used.stream()
                    .filter(name -> !variables.contains(name))
                    .forEach(name -> slips.add(module.path() + ": no variable " + name));
            variables.stream()
                    .filter(name -> !used.contains(name))
                    .forEach(name -> slips.add(module.path() + ": nobody uses var." + name));
            var blocks = module.blocks();
            var known = new TreeSet<String>();
            blocks.forEach(block -> known.add(block.toString()));
            module.mentioned("((?:data\\.)?\\baws_\\w+\\.\\w+(?:\\[[^\\]]*\\])?(?:\\.\\w+)?)")
                    .forEach(reference -> follow(module, reference, known, slips));
        }
        assertThat(slips).isEmpty();
    }

    @Test
    void callsModulesWithWhatTheyAskFor() {
        var slips = new TreeSet<String>();
        for (var module : modules) {
            module.named("module")
                    .forEach((name, call) -> {
                        var called = find(module, call.path("source").asString());
                        var where = module.path() + " module." + name;
                        called.named("variable")
                                .forEach((variable, body) -> {
                                    if (!body.has("default") && !call.has(variable)) {
                                        slips.add(where + " lacks " + variable);
                                    }
                                });
                        call.propertyNames().stream()
                                .filter(argument ->
                                        !META.contains(argument)
                                                && !argument.equals("source")
                                                && !called.named("variable").containsKey(argument))
                                .forEach(argument -> slips.add(where + " has " + argument));
                        module
                                .mentioned("\\bmodule\\." + name + "(?:\\[[^\\]]*\\])?\\.(\\w+)")
                                .stream()
                                .filter(output -> !called.named("output").containsKey(output))
                                .forEach(output -> slips.add(where + " gives no " + output));
                    });
        }
        assertThat(slips).isEmpty();
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

    /** Walks what is written beside what the provider takes; a dynamic block is one of its name. */
    private static void compare(JsonNode body, JsonNode takes, String where, Set<String> slips) {
        var written = new TreeSet<>(body.propertyNames());
        body.path("dynamic").propertyNames().forEach(written::add);
        takes.propertyNames().stream()
                .filter(name -> name.endsWith("!"))
                .map(name -> name.substring(0, name.length() - 1))
                .filter(name -> !written.contains(name))
                .forEach(name -> slips.add(where + ": " + name + " is missing"));
        for (var name : written) {
            var known = takes.has(name) ? takes.path(name) : takes.path(name + "!");
            if (known.isMissingNode()) {
                if (!META.contains(name)) {
                    slips.add(where + ": there is no " + name);
                }
            } else if (known.isObject()) {
                body.path(name).forEach(inner -> compare(inner, known, where + "." + name, slips));
                for (var dynamic : body.path("dynamic").path(name)) {
                    for (var content : dynamic.path("content")) {
                        compare(content, known, where + "." + name, slips);
                    }
                }
            }
        }
    }

    private static void follow(
            TerraformModule module, String reference, Set<String> blocks, Set<String> slips) {
        var parts = List.of(reference.replaceAll("\\[[^\\]]*\\]", "").split("\\."));
        var data = parts.getFirst().equals("data") ? 1 : 0;
        var type = (data == 1 ? "data." : "") + parts.get(data);
        var name = type + "." + parts.get(data + 1);
        if (!blocks.contains(name)) {
            slips.add(module.path() + ": no " + name);
        } else if (parts.size() > data + 2) {
            var gives = known.at("/" + type + "/gives").valueStream().map(JsonNode::asString);
            if (gives.noneMatch(parts.get(data + 2)::equals)) {
                slips.add(module.path() + ": " + name + " gives no " + parts.get(data + 2));
            }
        }
    }

    private static TerraformModule find(TerraformModule from, String source) {
        var path = Path.of(from.path()).resolve(source).normalize().toString();
        return modules.stream()
                .filter(module -> module.path().equals(path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("There is no module " + path));
    }

    private static JsonNode only(String type) {
        var found = modules.stream().flatMap(module -> module.bodies(type).stream()).toList();
        assertThat(found).as(type).hasSize(1);
        return found.getFirst();
    }
}
