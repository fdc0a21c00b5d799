package app.sotto.gateway.bench;

import app.sotto.gateway.bench.PlainNode.Message;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A speech node in a process of its own, which hears a word in each 400 ms of sound, after the time
 * that Whisper large-v3 would take on an H100. Its last word is the moment in which it answered: it
 * differs from answer to answer, so that it is always in the partial and never agreed.
 */
public final class PlainEar {

    static final String MODEL = "whisper-large-v3";

    private static final int WAV_HEADER = 44;
    private static final int BYTES_PER_WORD = 16_000 * 2 * 4 / 10;

    private static final String MODELS =
            "{\"object\":\"list\",\"data\":[{\"id\":\"openai/"
                    + MODEL
                    + "\",\"object\":\"model\"}]}";

    private PlainEar() {}

    /** Listens on the port that is the only word, until the process is ended. */
    public static void main(String... words) throws IOException {
        PlainServer.listen(Integer.parseInt(words[0]), PlainEar::answer);
    }

    private static void answer(Message request, OutputStream out)
            throws IOException, InterruptedException {
        if (request.line().startsWith("GET /v1/models ")) {
            send(MODELS, out);
        } else if (request.line().startsWith("POST /v1/audio/transcriptions ")) {
            send(heard(Math.max(1, (request.body().length() - WAV_HEADER) / BYTES_PER_WORD)), out);
        } else {
            out.write(
                    "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** 20 ms to read a window in, and 5 ms a word; gpu-nodes/bench/service-times.json. */
    private static String heard(int words) throws InterruptedException {
        Thread.sleep(Duration.ofMillis(20 + 5L * words));
        var text = new StringBuilder();
        for (int word = 1; word < words; word++) {
            text.append("word").append(word).append(' ');
        }
        text.append("sent").append(System.nanoTime());
        return "{\"task\":\"transcribe\",\"language\":\"en\",\"duration\":\"1\",\"text\":\""
                + text
                + "\",\"segments\":[{\"id\":0,\"start\":0,\"end\":"
                + words * 0.4
                + ",\"text\":\""
                + text
                + "\",\"avg_logprob\":-0.2,\"compression_ratio\":1.2}]}";
    }

    private static void send(String body, OutputStream out) throws IOException {
        out.write(
                ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                                + body.length()
                                + "\r\n\r\n"
                                + body)
                        .getBytes(StandardCharsets.US_ASCII));
    }
}
