package app.sotto.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.browser.Clip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the doors really answer keeps to what the description says of them. */
class DescribedAnswersTests extends RunningSotto {

    private static final String FORM = "multipart/form-data; boundary=edge";
    private static final String TRANSCRIPTIONS = "/v1/audio/transcriptions";

    private final HttpClient http = HttpClient.newHttpClient();
    private Description description = Description.of("{}");

    @BeforeEach
    void read() throws Exception {
        description = Description.of(get("/openapi.json").body());
    }

    @ParameterizedTest
    @CsvSource({
        "/health",
        "/models",
        "/v1/models",
        "/v1/usage",
        "/v1/transcription_jobs",
    })
    void whatIsAskedFor(String path) throws Exception {
        assertAsDescribed(get(path), "get", path, 200);
    }

    @Test
    void aModel() throws Exception {
        assertAsDescribed(get("/v1/models/whisper-1"), "get", "/v1/models/{model}", 200);
        assertAsDescribed(get("/v1/models/gpt-9"), "get", "/v1/models/{model}", 404);
    }

    @ParameterizedTest
    @CsvSource({"json", "verbose_json"})
    void aTranscription(String format) throws Exception {
        var answer = upload(TRANSCRIPTIONS, "response_format", format);

        assertAsDescribed(answer, "post", TRANSCRIPTIONS, 200);
        assertThat(answer.headers().map().keySet())
                .containsAll(
                        description
                                .tree()
                                .at("/paths/~1v1~1audio~1transcriptions/post/responses/200/headers")
                                .propertyNames());
    }

    @Test
    void takesEveryFormatThatItNamesAndAnswersInItsContentType() throws Exception {
        var content =
                description
                        .tree()
                        .at("/paths/~1v1~1audio~1transcriptions/post/responses/200/content");
        var formats =
                description
                        .tree()
                        .at("/components/schemas/TranscriptionForm/properties/response_format/enum")
                        .valueStream();

        for (JsonNode format : formats.toList()) {
            var answer = upload(TRANSCRIPTIONS, "response_format", format.asString());
            assertThat(answer.statusCode()).as(format + answer.body()).isEqualTo(200);
            assertThat(content.propertyNames()).contains(mediaType(answer));
        }
        assertAsDescribed(
                upload(TRANSCRIPTIONS, "response_format", "yaml"), "post", TRANSCRIPTIONS, 400);
    }

    @Test
    void aStream() throws Exception {
        var answer = upload(TRANSCRIPTIONS, "stream", "true");

        assertEventsAsDescribed(answer, TRANSCRIPTIONS);
    }

    @Test
    void aTranslation() throws Exception {
        assertAsDescribed(
                upload("/v1/audio/translations", "model", "whisper-1"),
                "post",
                "/v1/audio/translations",
                200);
    }

    @Test
    void speechToPolishedText() throws Exception {
        for (String path : List.of("/transcribe_and_optimize", "/transcribe_only")) {
            assertAsDescribed(upload(path, "language", "en"), "post", path, 200);
            assertAsDescribed(upload(path, "language", "klingon"), "post", path, 400);
        }
        assertAsDescribed(
                json("/optimize_only", "{\"text\":\"um hello there\",\"mode\":\"formal\"}"),
                "post",
                "/optimize_only",
                200);
        assertAsDescribed(
                json("/optimize_only", "{\"text\":\"um\",\"mode\":\"poetic\"}"),
                "post",
                "/optimize_only",
                400);
    }

    @Test
    void aJob() throws Exception {
        var taken = upload("/v1/transcription_jobs", "language", "en");
        assertAsDescribed(taken, "post", "/v1/transcription_jobs", 202);
        String id = JsonMapper.shared().readTree(taken.body()).path("id").asString();
        String place = "/v1/transcription_jobs/" + id;

        await().atMost(Duration.ofSeconds(30))
                .until(() -> get(place).body().contains("\"completed\""));

        assertAsDescribed(get(place), "get", "/v1/transcription_jobs/{id}", 200);
        assertAsDescribed(
                send(request(place).DELETE()), "delete", "/v1/transcription_jobs/{id}", 200);
        assertAsDescribed(
                get("/v1/transcription_jobs/nothing"), "get", "/v1/transcription_jobs/{id}", 404);
    }

    @Test
    void aClientSecret() throws Exception {
        assertAsDescribed(
                json("/v1/realtime/client_secrets", "{}"),
                "post",
                "/v1/realtime/client_secrets",
                200);
    }

    @Test
    void aChat() throws Exception {
        String path = "/v1/chat/completions";
        String chat =
                "{\"model\":\"" + TEXT + "\",\"messages\":[{\"role\":\"user\",\"content\":\"Hi\"}]";
        assertAsDescribed(json(path, chat + "}"), "post", path, 200);
        assertEventsAsDescribed(
                json(path, chat + ",\"stream\":true,\"stream_options\":{\"include_usage\":true}}"),
                path);
        assertAsDescribed(json(path, "{\"messages\":[]}"), "post", path, 400);
    }

    @Test
    void anEmbedding() throws Exception {
        assertAsDescribed(
                json("/v1/embeddings", "{\"model\":\"" + EMBEDDING + "\",\"input\":\"one\"}"),
                "post",
                "/v1/embeddings",
                200);
    }

    @Test
    void whoHasNoKeyIsToldSoEverywhere() throws Exception {
        for (var operation : description.operations()) {
            if (List.of("/health", "/oauth2/token").contains(operation.path())) {
                continue;
            }
            var address = base().resolve(operation.path().replaceAll("\\{\\w+}", "x"));
            var answer =
                    send(
                            HttpRequest.newBuilder(address)
                                    .method(
                                            operation.method().toUpperCase(java.util.Locale.ROOT),
                                            BodyPublishers.ofString(
                                                    operation.path().contains("oauth2")
                                                            ? "grant_type=client_credentials"
                                                            : ""))
                                    .header("Content-Type", "application/x-www-form-urlencoded"));
            assertAsDescribed(answer, operation.method(), operation.path(), 401);
        }
    }

    @Test
    void aTokenIsRefusedToStrangers() throws Exception {
        var answer =
                send(
                        HttpRequest.newBuilder(base().resolve("/oauth2/token"))
                                .header("Authorization", "Basic bm9ib2R5OnNlY3JldA==")
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString("grant_type=client_credentials")));

        assertAsDescribed(answer, "post", "/oauth2/token", 401);
    }

    private void assertAsDescribed(
            HttpResponse<String> answer, String method, String path, int status) {
        assertThat(answer.statusCode()).as(path + answer.body()).isEqualTo(status);
        var schema = description.content(method, path, status, mediaType(answer)).path("schema");
        assertThat(schema.isObject()).as(path + " " + status + " " + mediaType(answer)).isTrue();
        assertThat(description.mistakes(schema, JsonMapper.shared().readTree(answer.body())))
                .as(path + " " + answer.body())
                .isEmpty();
    }

    private void assertEventsAsDescribed(HttpResponse<String> answer, String path) {
        assertThat(mediaType(answer)).isEqualTo("text/event-stream");
        var schema = description.content("post", path, 200, "text/event-stream").path("schema");
        assertThat(events(answer.body()))
                .hasSizeGreaterThan(1)
                .allSatisfy(event ->
                        assertThat(description.mistakes(schema, event))
                                .as(event.toString())
                                .isEmpty());
    }

    private static List<JsonNode> events(String body) {
        return Stream.of(body.split("\n"))
                .filter(line -> line.startsWith("data: ") && !line.equals("data: [DONE]"))
                .map(line -> JsonMapper.shared().readTree(line.substring(6)))
                .toList();
    }

    private static String mediaType(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Type").orElse("none").split(";")[0];
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path));
    }

    private HttpResponse<String> json(String path, String body) throws Exception {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> upload(String path, String field, String value) throws Exception {
        var form = new ByteArrayOutputStream();
        form.writeBytes(
                utf8(
                        "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                                .formatted(field, value)));
        form.writeBytes(
                utf8(
                        "--edge\r\nContent-Disposition: form-data; name=\"file\";"
                                + " filename=\"a.wav\"\r\n\r\n"));
        form.writeBytes(Files.readAllBytes(Clip.file()));
        form.writeBytes(utf8("\r\n--edge--\r\n"));
        return send(
                request(path)
                        .header("Content-Type", FORM)
                        .POST(BodyPublishers.ofByteArray(form.toByteArray())));
    }

    private HttpRequest.Builder request(String path) throws IOException {
        return HttpRequest.newBuilder(base().resolve(path))
                .header("Authorization", "Bearer " + key());
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
