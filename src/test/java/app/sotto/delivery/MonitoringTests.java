package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class MonitoringTests {

    private static final Path MONITORING = Node.FILES.resolve("monitoring");
    private static final Path RULES = MONITORING.resolve("rules/gpu-nodes.yml");

    @TempDir Path folder;

    @Test
    void prometheusAcceptsItsConfiguration() throws IOException {
        Files.createDirectories(folder.resolve("rules"));
        Files.copy(RULES, folder.resolve("rules/gpu-nodes.yml"));
        for (var secret : List.of("scrape-key", "node-ca")) {
            Files.writeString(folder.resolve(secret), "x");
        }
        var text =
                Files.readString(MONITORING.resolve("prometheus.yml"))
                        .replace("/run/secrets/", folder + "/");
        var file = Files.writeString(folder.resolve("prometheus.yml"), text);
        // What bin/status --targets writes on a node.
        Files.createDirectories(folder.resolve("nodes"));
        var targets =
                new Node(folder)
                        .set("NODE_PROFILE", "h100-x8")
                        .run("status", "--targets")
                        .succeeds()
                        .output();
        Files.writeString(folder.resolve("nodes/h100-a.json"), targets);

        promtool().run("check", "config", file.toString()).succeeds();

        assertThat(JsonMapper.shared().readTree(targets)).hasSize(13);
        assertThat(targets)
                .contains(
                        "\"__metrics_path__\": \"/whisper-0/metrics\"",
                        "\"service\": \"whisper-0\"",
                        "\"kind\": \"speech\"",
                        "/dcgm/metrics");
    }

    @Test
    void rulesAreSoundAndFireWhenTheyShould() {
        promtool().run("check", "rules", RULES.toString()).succeeds();
        promtool()
                .run("test", "rules", MONITORING.resolve("tests/gpu-nodes.test.yml").toString())
                .succeeds();
    }

    @Test
    void everyAlertSaysHowBadWhatAndWhatToDo() throws IOException {
        for (var alert : rules().stream().filter(rule -> rule.containsKey("alert")).toList()) {
            var name = String.valueOf(alert.get("alert"));
            assertThat(text(alert, "labels", "severity")).as(name).isIn("critical", "warning");
            assertThat(text(alert, "annotations", "summary")).as(name).isNotBlank();
            var runbook = Path.of(text(alert, "annotations", "runbook_url"));
            assertThat(runbook).as(name).hasParent(Path.of("docs/runbooks")).exists();
            assertThat(Files.readString(runbook)).contains("1. ").startsWith("# ");
        }
    }

    @Test
    void rulesAndDashboardsReadOnlyMetricsThatExist() throws IOException {
        var known = new LinkedHashSet<String>();
        for (var line : Node.lines(Node.FILES.resolve("metrics.txt"))) {
            if (!line.startsWith("#")) {
                known.addAll(List.of(line, line + "_bucket", line + "_sum", line + "_count"));
            }
        }
        var used = new LinkedHashSet<String>();
        for (var rule : rules()) {
            used.addAll(metrics(String.valueOf(rule.get("expr"))));
        }
        for (var dashboard : dashboards()) {
            for (var expression : dashboard.findValuesAsString("expr")) {
                used.addAll(metrics(expression));
            }
        }

        assertThat(used).hasSizeGreaterThan(30).isSubsetOf(known);
        assertThat(known)
                .noneMatch(name ->
                        name.matches(
                                "vllm:(gpu_cache_usage_perc|num_requests_swapped|time_per_output_token_seconds)"));
    }

    @Test
    void dashboardsShowWhatAnOperatorAsksFor() throws IOException {
        var all = new ArrayList<String>();
        for (var dashboard : dashboards()) {
            assertThat(dashboard.path("uid").asString()).startsWith("sotto-");
            assertThat(dashboard.path("panels").findValuesAsString("id")).doesNotHaveDuplicates();
            for (var panel : dashboard.path("panels")) {
                if (!panel.path("type").asString().equals("row")) {
                    assertThat(panel.at("/targets/0/expr").asString()).isNotBlank();
                    assertThat(panel.at("/datasource/uid").asString()).isEqualTo("prometheus");
                }
            }
            all.addAll(dashboard.findValuesAsString("title"));
        }
        assertThat(all)
                .contains(
                        "Windows a second",
                        "Tokens written a second",
                        "Waiting",
                        "KV cache in use",
                        "How requests end",
                        "Memory in use",
                        "Compute engine active",
                        "Cost an hour");
        assertThat(dashboards().toString()).contains("0.5,", "0.95,", "0.99,");
    }

    @Test
    void readsNamesOutOfAnExpression() {
        assertThat(
                        metrics(
                                "sum by (node, le) (rate(a:b_bucket{node=~\"x|y\", c!=\"d\"}[5m])) / on (node) group_left up > 0.5 and abs(e_total) * $price unless on (node) f"))
                .containsExactly("a:b_bucket", "up", "e_total", "f");
    }

    private static final Set<String> WORDS =
            Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /**
     * The names of metrics in a PromQL expression: what is left once text, labels, ranges and
     * functions are taken out.
     */
    private static List<String> metrics(String expression) {
        var bare =
                expression
                        .replaceAll("\"[^\"]*\"", "")
                        .replaceAll("\\{[^}]*}", "")
                        .replaceAll("\\[[^]]*]", "")
                        .replaceAll("\\$\\w+", "0")
                        .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", " ")
                        .replaceAll("\\bgroup_(left|right)\\b(\\s*\\([^)]*\\))?", " ");
        return Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?!\\s*\\()(?![\\w:])")
                .matcher(bare)
                .results()
                .map(MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .toList();
    }

    private static Tool promtool() {
        return Tool.find("promtool", "prometheus");
    }

    private static List<Map<?, ?>> rules() throws IOException {
        Map<String, List<Map<?, ?>>> file =
                new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(RULES));
        var rules = new ArrayList<Map<?, ?>>();
        for (var group : file.getOrDefault("groups", List.of())) {
            if (group.get("rules") instanceof List<?> list) {
                list.stream()
                        .filter(Map.class::isInstance)
                        .map(rule -> (Map<?, ?>) rule)
                        .forEach(rules::add);
            }
        }
        assertThat(rules).isNotEmpty();
        return rules;
    }

    private static String text(Map<?, ?> rule, String part, String key) {
        return rule.get(part) instanceof Map<?, ?> map ? String.valueOf(map.get(key)) : "";
    }

    private static List<JsonNode> dashboards() throws IOException {
        try (Stream<Path> files = Files.list(MONITORING.resolve("dashboards"))) {
            var dashboards = new ArrayList<JsonNode>();
            for (var file : files.sorted().toList()) {
                dashboards.add(JsonMapper.shared().readTree(Files.readString(file)));
            }
            return dashboards;
        }
    }
}
