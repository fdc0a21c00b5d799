package app.sotto.gateway.bench;

import app.sotto.gateway.bench.PlainNode.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Callers in a process of their own: {@code chat URL KEY CALLERS SECONDS NODE} asks again and again
 * on kept connections, {@code streams URL KEY STREAMS SECONDS NODE} reads streams. Its last line is
 * JSON.
 */
public final class Load {

    private static final String MESSAGES =
            "\"messages\":[{\"role\":\"system\",\"content\":\"You answer in short.\"},{\"role\":\"user\","
                    + "\"content\":\""
                    + "What is there to be said of that? ".repeat(8)
                    + "\"}]}";

    private final URI target;
    private final String key;
    private final String node;
    private final AtomicInteger failed = new AtomicInteger();

    private Load(String url, String key, String node) {
        this.target = URI.create(url);
        this.key = key;
        this.node = node;
    }

    public static void main(String... words) throws Exception {
        var load = new Load(words[1], words[2], words[5]);
        int many = Integer.parseInt(words[3]);
        int seconds = Integer.parseInt(words[4]);
        Object figures =
                words[0].equals("chat") ? load.chat(many, seconds) : load.streams(many, seconds);
        System.out.println(JsonMapper.shared().writeValueAsString(figures));
    }

    /** What a round of whole answers came to; times in ms. */
    record Chats(double perSecond, long requests, double p50, double p99, int failed) {}

    /**
     * What a round of streams came to; times in ms.
     *
     * @param p50 from the node's sending of a token until the caller has it
     * @param first from the request until the first token
     * @param lost tokens that never came
     */
    record Streams(int streams, double p50, double p99, double first, long lost, int failed) {}

    private Chats chat(int callers, int seconds) throws Exception {
        byte[] request = request("{\"model\":\"" + PlainNode.MODEL + "\"," + MESSAGES);
        long end = System.nanoTime() + seconds * 1_000_000_000L;
        long[] times = inParallel(callers, () -> ask(request, end));
        return new Chats(
                (double) times.length / seconds,
                times.length,
                at(times, 0.5),
                at(times, 0.99),
                failed.get());
    }

    private long[] ask(byte[] request, long end) throws IOException {
        var times = new Times();
        try (var socket = connect()) {
            var in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end) {
                long began = System.nanoTime();
                socket.getOutputStream().write(request);
                var answer = Message.read(in);
                times.add(System.nanoTime() - began);
                if (answer == null || !answer.line().contains(" 200")) {
                    failed.incrementAndGet();
                    break;
                }
            }
        }
        return times.all();
    }

    private Streams streams(int many, int seconds) throws Exception {
        int tokens = (int) (seconds * 1000L / PlainNode.BETWEEN_TOKENS.toMillis());
        byte[] request =
                request(
                        "{\"model\":\""
                                + PlainNode.MODEL
                                + "\",\"stream\":true,\"max_tokens\":"
                                + tokens
                                + ","
                                + MESSAGES);
        var firsts = new ConcurrentLinkedQueue<Long>();
        var started = new AtomicInteger();
        long[] delays =
                inParallel(
                        many,
                        () -> {
                            // They come within two seconds, not all at once.
                            Thread.sleep(started.getAndIncrement() * 2000L / many);
                            return read(request, firsts);
                        });
        long[] first = firsts.stream().mapToLong(Long::longValue).sorted().toArray();
        return new Streams(
                many,
                at(delays, 0.5),
                at(delays, 0.99),
                at(first, 0.5),
                (long) many * tokens - delays.length,
                failed.get());
    }

    private long[] read(byte[] request, ConcurrentLinkedQueue<Long> firsts) throws IOException {
        var times = new Times();
        try (var socket = connect()) {
            var in = new BufferedInputStream(socket.getInputStream());
            long began = System.nanoTime();
            socket.getOutputStream().write(request);
            if (!Message.line(in).contains(" 200")) {
                failed.incrementAndGet();
                return times.all();
            }
            readTokens(in, times, firsts, began);
        }
        return times.all();
    }

    private static void readTokens(
            InputStream in, Times times, ConcurrentLinkedQueue<Long> firsts, long began)
            throws IOException {
        while (true) {
            String line = Message.line(in);
            int sent = line.indexOf("sent:");
            if (sent > 0) {
                long now = System.nanoTime();
                times.add(now - Long.parseLong(line.substring(sent + 5, line.indexOf(' ', sent))));
                if (times.count == 1) {
                    firsts.add(now - began);
                }
            } else if (line.contains("[DONE]") || (line.equals("0") && times.count > 0)) {
                return;
            }
        }
    }

    private Socket connect() throws IOException {
        var socket = new Socket(target.getHost(), target.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(30_000);
        return socket;
    }

    private byte[] request(String body) {
        return ("POST "
                        + target.getPath()
                        + " HTTP/1.1\r\nHost: "
                        + target.getAuthority()
                        + "\r\nAuthorization: Bearer "
                        + key
                        + "\r\nx-portkey-provider: openai\r\nx-portkey-custom-host: "
                        + node
                        + "\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length()
                        + "\r\n\r\n"
                        + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    private long[] inParallel(int many, Callable<long[]> work) throws Exception {
        List<Future<long[]>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < many; i++) {
                all.add(
                        threads.submit(() -> {
                            try {
                                return work.call();
                            } catch (IOException _) {
                                failed.incrementAndGet();
                                return new long[0];
                            }
                        }));
            }
        }
        var times = new ArrayList<long[]>();
        for (var one : all) {
            times.add(one.get());
        }
        return times.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0
                ? Double.NaN
                : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / 1e6;
    }

    private static final class Times {

        private long[] nanos = new long[1024];
        private int count;

        void add(long time) {
            if (count == nanos.length) {
                nanos = Arrays.copyOf(nanos, 2 * count);
            }
            nanos[count++] = time;
        }

        long[] all() {
            return Arrays.copyOf(nanos, count);
        }
    }
}
