package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The description as a document: sound, complete, and of nothing that is not there. */
class DescriptionTests extends RunningSotto {

    private static final Path OPENAPI =
            Path.of("node_modules/@seriousme/openapi-schema-validator/schemas/v3.1/schema.json");

    /** Served by Spring's authorization server, which no controller shows. */
    private static final String TOKEN = "POST /oauth2/token";

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Description description = Description.of("{}");

    @BeforeEach
    void read() throws Exception {
        description = Description.of(get("/openapi.json").body());
    }

    @Test
    void isOpenToAnyoneAndSoundOpenApi() throws Exception {
        var schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(JsonMapper.shared().readTree(Files.readString(OPENAPI)));

        assertThat(Description.errors(schema, description.tree())).isEmpty();
        assertThat(description.tree().path("openapi").asString()).startsWith("3.1");
        assertThat(description.tree().path("servers").path(0).path("url").asString())
                .startsWith("http://localhost:");
    }

    @Test
    void describesEveryDoorAndNoOther() throws Exception {
        var doors =
                mapping.getHandlerMethods().entrySet().stream()
                        .filter(door -> isPublic(door.getValue()))
                        .flatMap(DescriptionTests::names)
                        .map(name -> name.replace("/v1/models/**", "/v1/models/{model}"))
                        .distinct();

        assertThat(description.operations())
                .extracting(Object::toString)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(doors, Stream.of(TOKEN)).toList());
        assertThat(get("/oauth2/token").statusCode()).isNotEqualTo(404);
    }

    @Test
    void hasWordsForEverything() {
        var tags =
                description.tree().path("tags").valueStream().map(tag -> tag.path("name")).toList();
        assertThat(description.operations())
                .allSatisfy(operation -> {
                    assertThat(operation.said().path("summary").asString("")).isNotBlank();
                    assertThat(tags).containsAll(operation.said().path("tags"));
                    assertThat(operation.said().path("responses").has("401"))
                            .isEqualTo(!operation.path().equals("/health"));
                    assertThat(operation.said().path("parameters"))
                            .map(description::resolved)
                            .allMatch(parameter -> parameter.has("schema"));
                })
                .extracting(operation -> operation.said().path("operationId").asString())
                .doesNotHaveDuplicates();
    }

    @Test
    void pointsAtNothingThatIsMissing() {
        assertThat(description.tree().findValues("$ref"))
                .allMatch(reference ->
                        description.tree().at(reference.asString().substring(1)).isObject());
        assertThat(description.tree().toString()).doesNotContain("x-errors", "x-route");
    }

    @Test
    void examplesKeepToTheirSchemas() {
        assertThat(description.contents())
                .hasSizeGreaterThan(20)
                .allSatisfy((_, content) -> {
                    if (!content.path("schema").toString().contains("Event")
                            && !content.path("schema").toString().contains("Chunk")) {
                        assertThat(Description.examples(content))
                                .allSatisfy(example ->
                                        assertThat(mistakes(content, example)).isEmpty());
                    }
                });
    }

    /** swagger-core brings a library for YAML, and Spring would take it for content. */
    @Test
    void speaksJsonAlone() throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var answer =
                    http.send(
                            HttpRequest.newBuilder(base().resolve("/health"))
                                    .header("Accept", "application/yaml")
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                    .doesNotContain("yaml");
        }
    }

    private List<String> mistakes(JsonNode content, JsonNode example) {
        return description.mistakes(content.path("schema"), example);
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(base().resolve(path)).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static boolean isPublic(HandlerMethod door) {
        var controller = door.getBeanType();
        return !controller.isAnnotationPresent(Hidden.class)
                && Stream.of("app.sotto.gateway", "app.sotto.operations.api")
                        .anyMatch(controller.getPackageName()::startsWith);
    }

    private static Stream<String> names(Entry<RequestMappingInfo, HandlerMethod> door) {
        return door.getKey().getMethodsCondition().getMethods().stream()
                .flatMap(method ->
                        door.getKey().getPatternValues().stream()
                                .map(path -> method.name().toUpperCase(Locale.ROOT) + " " + path));
    }
}
