package app.sotto.inference.nodes;

import app.sotto.inference.Model;
import app.sotto.inference.SpeechWindow;
import app.sotto.inference.openai.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A small request to an engine that gives no figures: who answers it works. For text one token, for
 * speech a tenth of a second of silence, for embeddings one word.
 */
final class ProofOfWork {

    private static final Duration LIMIT = Duration.ofSeconds(5);
    private static final String BOUNDARY = "sotto-proof-of-work";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final NodeHttp http;

    ProofOfWork(NodeHttp http) {
        this.http = http;
    }

    boolean given(Endpoint endpoint) throws InterruptedException {
        var model = endpoint.models().values().stream().findFirst();
        if (model.isEmpty()) {
            return false;
        }
        try {
            return http.send(endpoint, request(endpoint, model.get()), LIMIT).statusCode() < 500;
        } catch (IOException | TimeoutException e) {
            return false;
        }
    }

    private static HttpRequest.Builder request(Endpoint endpoint, Model model) {
        return switch (model.kind()) {
            case SPEECH ->
                    post(endpoint, "/audio/transcriptions")
                            .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                            .POST(BodyPublishers.ofByteArray(silence(model.id())));
            case TEXT, VISION ->
                    json(
                            post(endpoint, "/chat/completions"),
                            "{\"model\":%s,\"max_tokens\":1,\"messages\":[{\"role\":\"user\",\"content\":\"1\"}]}",
                            model);
            case EMBEDDING ->
                    json(post(endpoint, "/embeddings"), "{\"model\":%s,\"input\":\"1\"}", model);
        };
    }

    private static HttpRequest.Builder post(Endpoint endpoint, String path) {
        return HttpRequest.newBuilder(URI.create(endpoint.baseUrl() + path));
    }

    private static HttpRequest.Builder json(
            HttpRequest.Builder request, String template, Model model) {
        return request.header("Content-Type", "application/json")
                .POST(
                        BodyPublishers.ofString(
                                template.formatted(JSON.writeValueAsString(model.id()))));
    }

    private static byte[] silence(String model) {
        var form = new ByteArrayOutputStream();
        form.writeBytes(part("name=\"model\"", "text/plain"));
        form.writeBytes(utf8(model + "\r\n"));
        form.writeBytes(part("name=\"file\"; filename=\"silence.wav\"", "audio/wav"));
        form.writeBytes(WavFile.of(new short[SpeechWindow.SAMPLE_RATE / 10]));
        form.writeBytes(utf8("\r\n--" + BOUNDARY + "--\r\n"));
        return form.toByteArray();
    }

    private static byte[] part(String disposition, String type) {
        return utf8(
                "--%s\r\nContent-Disposition: form-data; %s\r\nContent-Type: %s\r\n\r\n"
                        .formatted(BOUNDARY, disposition, type));
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
