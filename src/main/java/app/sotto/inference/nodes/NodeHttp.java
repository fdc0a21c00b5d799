package app.sotto.inference.nodes;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Small questions to nodes, with a limit on the time and the length of the whole answer. */
final class NodeHttp implements AutoCloseable {

    private static final int LONGEST_ANSWER = 4 << 20;

    private final Duration timeLimit;
    private final HttpClient http;

    NodeHttp(Duration timeLimit) {
        this.timeLimit = timeLimit;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(timeLimit)
                        .build();
    }

    Duration timeLimit() {
        return timeLimit;
    }

    HttpResponse<byte[]> get(Endpoint endpoint, URI url)
            throws IOException, InterruptedException, TimeoutException {
        return send(endpoint, HttpRequest.newBuilder(url), timeLimit);
    }

    /** One that trickles in is as bad as none: the limit holds to the last byte. */
    HttpResponse<byte[]> send(Endpoint endpoint, HttpRequest.Builder request, Duration limit)
            throws IOException, InterruptedException, TimeoutException {
        endpoint.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        var answer =
                http.sendAsync(
                        request.build(),
                        BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException io ? io : new IOException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    /** An address of the server that is not part of OpenAI's API. */
    static URI beside(Endpoint endpoint, String path) {
        return URI.create(endpoint.baseUrl().toString().replaceFirst("/v1$", "") + path);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
