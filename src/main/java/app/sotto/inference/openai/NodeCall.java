package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import app.sotto.inference.NoCapacityException;
import app.sotto.inference.NodeFailedException;
import com.openai.core.RequestOptions;
import com.openai.core.Timeout;
import com.openai.core.http.HttpResponse;
import com.openai.errors.OpenAIException;
import com.openai.errors.OpenAIServiceException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.stereotype.Component;

/**
 * Runs one request on a virtual thread of its own, so that interrupting the caller cancels it on
 * whatever thread the caller is, and turns whatever goes wrong into one exception.
 */
@Component
class NodeCall implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
    private static final int LONGEST_ANSWER = 8 << 20;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    <T> T answer(Lease lease, Work<T> work) {
        var running = threads.submit(work::run);
        try {
            return outcome(running, lease);
        } catch (InterruptedException e) {
            cancel(running);
            Thread.currentThread().interrupt();
            throw new NoCapacityException("The request was cancelled");
        } catch (ExecutionException e) {
            var failure = describe(e.getCause() == null ? e : e.getCause());
            lease.failed(failure);
            throw new NodeFailedException(
                    "The node failed at " + lease.model().id() + ": it " + failure.getMessage(),
                    failure);
        }
    }

    /** A node that got stuck would be waited for as long as the longest of its answers may take. */
    private static <T> T outcome(Future<T> running, Lease lease)
            throws InterruptedException, ExecutionException {
        while (true) {
            try {
                return running.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException _) {
                if (lease.isLost()) {
                    cancel(running);
                    throw new ExecutionException(
                            new NodeFailure("stopped in the middle of its work"));
                }
            }
        }
    }

    private static void cancel(Future<?> running) {
        var _ = running.cancel(true);
    }

    /** A fresh exception: those of libraries quote the answer. */
    static NodeFailure describe(Throwable cause) {
        return switch (cause) {
            case NodeFailure failure -> failure;
            case OpenAIServiceException refusal -> NodeFailure.status(refusal.statusCode());
            case OpenAIException e when e.getCause() instanceof IOException io -> describe(io);
            case IOException io ->
                    new NodeFailure("broke off (" + io.getClass().getSimpleName() + ")");
            default ->
                    new NodeFailure(
                            "gave an answer that nobody understands ("
                                    + cause.getClass().getSimpleName()
                                    + ")");
        };
    }

    static byte[] body(HttpResponse response) throws IOException, NodeFailure {
        var body = response.body().readNBytes(LONGEST_ANSWER);
        if (body.length == LONGEST_ANSWER) {
            throw new NodeFailure("answered without end");
        }
        return body;
    }

    /** Waits for an answer no longer than somebody wants it. */
    static RequestOptions within(Lease lease, Duration longest) {
        var limit =
                lease.until()
                        .map(until -> Duration.between(Instant.now(), until))
                        .filter(left -> left.compareTo(longest) < 0)
                        .map(left -> left.compareTo(SHORTEST) < 0 ? SHORTEST : left)
                        .orElse(longest);
        return RequestOptions.builder()
                .timeout(
                        Timeout.builder()
                                .connect(limit.compareTo(CONNECT) < 0 ? limit : CONNECT)
                                .read(limit)
                                .write(limit)
                                .request(limit)
                                .build())
                .build();
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** A request and the reading of its answer. */
    interface Work<T> {
        T run() throws Exception;
    }
}
