package app.sotto.gateway.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A node in a process of its own that does as little as one can: it answers a chat at once with the
 * same words, and streams numbered tokens, 20 a second, each with the moment in which it was sent.
 */
public final class PlainNode {

    static final String MODEL = "bench-chat";
    static final Duration BETWEEN_TOKENS = Duration.ofMillis(50);

    private static final byte[] MODELS =
            json(
                    "{\"object\":\"list\",\"data\":[{\"id\":\""
                            + MODEL
                            + "\",\"object\":\"model\"}]}");
    private static final byte[] CHAT =
            json(
                    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion\",\"created\":1,\"model\":\""
                            + MODEL
                            + "\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\""
                            + "All that was asked is answered. ".repeat(12)
                            + "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":40,"
                            + "\"completion_tokens\":90,\"total_tokens\":130}}");
    private static final byte[] NOTHING =
            "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] STREAM =
            "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);

    private PlainNode() {}

    /** Listens on the port that is the only word, until the process is ended. */
    public static void main(String... words) throws IOException {
        PlainServer.listen(Integer.parseInt(words[0]), PlainNode::answer);
    }

    private static void answer(Message request, OutputStream out) throws IOException {
        if (request.line().startsWith("GET /v1/models ")) {
            out.write(MODELS);
        } else if (!request.line().startsWith("POST /v1/chat/completions ")) {
            out.write(NOTHING);
        } else if (request.body().contains("\"stream\":true")) {
            stream(Message.number(request.body(), "\"max_tokens\":"), out);
        } else {
            out.write(CHAT);
        }
    }

    private static void stream(int tokens, OutputStream out) throws IOException {
        out.write(STREAM);
        long began = System.nanoTime();
        for (int i = 0; i < tokens; i++) {
            sleepUntil(began + i * BETWEEN_TOKENS.toNanos());
            chunk(
                    "{\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
                            + MODEL
                            + "\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"sent:"
                            + System.nanoTime()
                            + " \"},\"finish_reason\":null}]}",
                    out);
        }
        chunk(
                "{\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":40,"
                        + "\"completion_tokens\":"
                        + tokens
                        + "}}",
                out);
        chunk("[DONE]", out);
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }

    private static void chunk(String data, OutputStream out) throws IOException {
        String event = "data: " + data + "\n\n";
        out.write(
                (Integer.toHexString(event.length()) + "\r\n" + event + "\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }

    private static void sleepUntil(long moment) {
        long left = moment - System.nanoTime();
        if (left > 0) {
            try {
                Thread.sleep(Duration.ofNanos(left));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static byte[] json(String body) {
        return ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * A request or an answer with a length.
     *
     * @param line the first one
     */
    record Message(String line, String body) {

        static @org.jspecify.annotations.Nullable Message read(InputStream in) throws IOException {
            String line = line(in);
            if (line.isEmpty()) {
                return null;
            }
            int length = 0;
            boolean chunked = false;
            for (String header = line(in); !header.isEmpty(); header = line(in)) {
                String name = header.toLowerCase(java.util.Locale.ROOT);
                length = name.startsWith("content-length:") ? number(name, ":") : length;
                chunked |= name.startsWith("transfer-encoding:") && name.contains("chunked");
            }
            return new Message(line, chunked ? chunks(in) : text(in, length));
        }

        private static String chunks(InputStream in) throws IOException {
            var body = new StringBuilder();
            while (true) {
                int length = Integer.parseInt(line(in).strip(), 16);
                body.append(text(in, length));
                var _ = line(in);
                if (length == 0) {
                    return body.toString();
                }
            }
        }

        private static String text(InputStream in, int length) throws IOException {
            return new String(in.readNBytes(length), StandardCharsets.ISO_8859_1);
        }

        static String line(InputStream in) throws IOException {
            var line = new StringBuilder(64);
            for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
                if (b != '\r') {
                    line.append((char) b);
                }
            }
            return line.toString();
        }

        static int number(String text, String after) {
            int from = text.indexOf(after) + after.length();
            int to = from;
            while (to < text.length()
                    && (Character.isDigit(text.charAt(to)) || text.charAt(to) == ' ')) {
                to++;
            }
            return Integer.parseInt(text.substring(from, to).strip());
        }
    }
}
