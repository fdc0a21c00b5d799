package app.sotto.gateway.relay;

import app.sotto.gateway.cache.CachedAnswer;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.inference.Lease;
import app.sotto.inference.NodeFailedException;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Allowance.Work;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Objects;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.io.Closer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Sends a request to one node and its answer to the caller. As long as the caller has nothing, what
 * the node does wrong is thrown, so that another can be asked.
 */
@Component
final class Relay {

    private static final Logger log = LoggerFactory.getLogger(Relay.class);
    private static final int LONGEST_ANSWER = 64 << 20;

    private final Nodes nodes;

    Relay(Nodes nodes) {
        this.nodes = nodes;
    }

    /**
     * @throws NodeFailedException when another node should be asked
     * @throws ApiErrorException when the node finds a mistake in the request
     */
    Outcome run(Asked asked, Lease lease, CallerLine caller, Watched watched) {
        long began = System.nanoTime();
        var request = nodes.request(lease, asked.door(), asked.bodyFor(lease.model().id()));
        watched.worksAt(lease, request::cancel);
        try {
            var answer = nodes.send(request);
            try {
                return read(answer, asked, lease, caller, watched, began);
            } finally {
                request.cancel(); // unless it was read to its end: then it is back in its pool
                Closer.closeQuietly(answer);
            }
        } catch (NodeTrouble | IOException | JacksonException e) {
            if (watched.callerIsGone()) {
                return new Outcome.Left(Used.NOTHING);
            }
            throw failed(lease, e);
        }
    }

    private static Outcome read(
            ClassicHttpResponse answer,
            Asked asked,
            Lease lease,
            CallerLine caller,
            Watched watched,
            long began)
            throws IOException, NodeTrouble {
        refuse(answer, lease);
        return asked.stream()
                ? new Stream(asked, lease, caller, watched, began).pass(answer)
                : whole(answer, asked, lease, began);
    }

    private static void refuse(ClassicHttpResponse answer, Lease lease)
            throws IOException, NodeTrouble {
        if (answer.getCode() != 200) {
            var refusal = Refusal.of(answer.getCode(), body(answer), lease);
            throw refusal.map(ApiErrorException::new)
                    .orElseThrow(() -> new NodeTrouble("answered HTTP " + answer.getCode()));
        }
    }

    private static Outcome whole(ClassicHttpResponse answer, Asked asked, Lease lease, long began)
            throws IOException, NodeTrouble {
        byte[] body = body(answer);
        var read = NodeAnswer.read(body, 0, body.length);
        if (read.failed()) {
            throw NodeTrouble.givenUp();
        }
        Tokens told = read.usage();
        Tokens tokens =
                Objects.requireNonNullElseGet(
                        told, () -> Tokens.of(asked.promptTokens(), PromptSize.written(body)));
        if (told == null) {
            log.warn("Node {} does not say what {} used", lease.node(), lease.model().id());
        }
        return new Outcome.Whole(
                new CachedAnswer(type(answer), body), used(tokens, lease, began), told == null);
    }

    static Used used(Tokens tokens, Lease lease, long began) {
        return new Used(
                tokens, new Work(lease.node(), Duration.ofNanos(System.nanoTime() - began)));
    }

    static String type(ClassicHttpResponse answer) {
        var type = answer.getEntity() == null ? null : answer.getEntity().getContentType();
        return type == null ? "application/json" : type;
    }

    private static byte[] body(ClassicHttpResponse answer) throws IOException, NodeTrouble {
        if (answer.getEntity() == null) {
            return new byte[0];
        }
        InputStream content = answer.getEntity().getContent();
        long told = answer.getEntity().getContentLength();
        byte[] body =
                content.readNBytes(
                        told < 0 ? LONGEST_ANSWER : (int) Math.min(told, LONGEST_ANSWER));
        if (body.length == LONGEST_ANSWER) {
            throw new NodeTrouble("answered without end");
        }
        var _ = content.read(); // sees the end, and so the connection is there for the next
        return body;
    }

    /** Says what kind of failure it was, and neither where the node is nor what was asked of it. */
    private static NodeFailedException failed(Lease lease, Exception cause) {
        var trouble = NodeTrouble.of(cause);
        lease.failed(trouble);
        return new NodeFailedException(
                "The node failed at " + lease.model().id() + ": it " + trouble.getMessage() + ".",
                trouble);
    }
}
