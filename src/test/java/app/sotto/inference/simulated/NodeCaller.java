package app.sotto.inference.simulated;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.MultipartField;
import com.openai.core.ObjectMappers;
import com.openai.core.RequestOptions;
import com.openai.models.audio.AudioResponseFormat;
import com.openai.models.audio.transcriptions.TranscriptionCreateParams;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a node: by OpenAI's own client, which checks every answer, and by plain HTTP. */
final class NodeCaller implements AutoCloseable {

    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
    private final URI baseUrl;
    private final String apiKey;
    final OpenAIClient openAi;

    NodeCaller(URI baseUrl, String apiKey) {
        this.baseUrl = baseUrl;
        this.apiKey = apiKey;
        this.openAi =
                OpenAIOkHttpClient.builder()
                        .baseUrl(baseUrl.toString())
                        .apiKey(apiKey)
                        .responseValidation(true)
                        .maxRetries(0)
                        .timeout(Duration.ofSeconds(60))
                        .build();
    }

    /** An address beside {@code /v1}, or beneath it. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(to(path).GET().build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        return http.send(
                to(path).header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json))
                        .build(),
                BodyHandlers.ofString());
    }

    HttpResponse<String> delete(String path) throws IOException, InterruptedException {
        return http.send(to(path).DELETE().build(), BodyHandlers.ofString());
    }

    /** The transcription of a file, as the node sent it. */
    String transcribe(String model, byte[] wav, AudioResponseFormat format) throws IOException {
        try (var answer =
                openAi.audio()
                        .transcriptions()
                        .withRawResponse()
                        .create(form(model, wav, format).build())) {
            return new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /**
     * The events of a streamed transcription. They are vLLM's own, which OpenAI's client cannot
     * check, so it is told not to.
     */
    List<JsonNode> streamTranscription(String model, byte[] wav) {
        var events = new ArrayList<JsonNode>();
        var unchecked = RequestOptions.builder().responseValidation(false).build();
        try (var stream =
                openAi.audio()
                        .transcriptions()
                        .createStreaming(
                                form(model, wav, AudioResponseFormat.JSON)
                                        .putAdditionalBodyProperty(
                                                "stream_include_usage", JsonValue.from(true))
                                        .build(),
                                unchecked)) {
            stream.stream()
                    .forEach(event ->
                            events.add(
                                    JsonMapper.shared()
                                            .readTree(
                                                    ObjectMappers.jsonMapper()
                                                            .valueToTree(
                                                                    event._json().orElseThrow())
                                                            .toString())));
        }
        return events;
    }

    static TranscriptionCreateParams.Builder form(
            String model, byte[] wav, AudioResponseFormat format) {
        return TranscriptionCreateParams.builder()
                .file(
                        MultipartField.<InputStream>builder()
                                .value(new ByteArrayInputStream(wav))
                                .filename("speech.wav")
                                .build())
                .model(model)
                .language("en")
                .responseFormat(format);
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(baseUrl.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + apiKey);
    }

    @Override
    public void close() {
        openAi.close();
        http.shutdownNow();
    }
}
