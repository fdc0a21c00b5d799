package app.sotto.clients;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance;
import app.sotto.usage.Entitlements;
import app.sotto.usage.Entitlements.Overage;
import app.sotto.usage.Entitlements.Rates;
import app.sotto.usage.Grants;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Valid requests with some of their bytes changed, over bare sockets: whatever is sent, the caller
 * is at fault and is told so, and nothing stays behind. {@code -Dsotto.mutations=100000} sends
 * more.
 */
class MutationTests extends RunningSotto {

    private static final int MUTATIONS = Integer.getInteger("sotto.mutations", 600);
    private static final int AT_ONCE = 8;

    /** Answers to HTTP that is none, or of a kind that there is no need to know. */
    private static final Set<Integer> NOT_UNDERSTOOD = Set.of(501, 505);

    /** What forms, JSON and HTTP are made of. */
    private static final String MEANING = "{}[]\",:0-9eE.\\ tfn=&%;\r\n";

    @Autowired Grants grants;
    @Autowired Allowance allowance;

    private TenantId tenant;
    private Entitlements before;
    private List<byte[]> requests;
    private final Map<Integer, Integer> answers = new ConcurrentHashMap<>();

    @BeforeEach
    void plenty() throws IOException {
        tenant = asDemo(member -> member.tenant());
        before = currentTenant.callAs(tenant, grants::current);
        grant(
                new Entitlements(
                        "mutations",
                        1,
                        Duration.ofDays(3650),
                        1_000_000_000_000L,
                        Overage.STOPS,
                        before.prices(),
                        new Rates(1_000_000_000L, 1_000_000_000L, 1_000_000_000L),
                        Set.of(),
                        100,
                        null));
        requests = requests(key());
        // The plan of a key is looked up once in five seconds.
        await().atMost(Duration.ofSeconds(20))
                .until(() -> send(requests.getFirst()) == 200 && answers.isEmpty());
    }

    @AfterEach
    void asItWas() {
        grant(before);
    }

    @Test
    void areNeverAnsweredWithAFailureOfOurs() throws Exception {
        mutate(MUTATIONS / 10, 1);
        long memory = memory();

        mutate(MUTATIONS, 2);

        System.out.printf("%d mutations: %s%n", MUTATIONS, new TreeMap<>(answers));
        assertThat(answers.keySet())
                .allMatch(status -> status < 500 || NOT_UNDERSTOOD.contains(status));
        await().atMost(Duration.ofSeconds(30)).until(() -> held() == 0);
        assertThat(memory() - memory).as("bytes that stayed").isLessThan(96L << 20);
    }

    private void mutate(int times, long seed) throws Exception {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one :
                    threads.invokeAll(
                            IntStream.range(0, times)
                                    .<Callable<Void>>mapToObj(
                                            i -> () -> mutateOne(new Random(seed << 32 | i)))
                                    .toList())) {
                one.get();
            }
        }
    }

    private Void mutateOne(Random random) throws IOException {
        byte[] request = mutated(requests.get(random.nextInt(requests.size())), random);
        int status = send(request);
        var _ = answers.merge(status, 1, Integer::sum);
        if (status >= 500 && !NOT_UNDERSTOOD.contains(status)) {
            throw new AssertionError(status + " for\n" + new String(request, ISO_8859_1));
        }
        return null;
    }

    /** The status, or 0 where the server waits for more or closes without a word. */
    private int send(byte[] request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream().write(request);
            var line = new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
            // Who asks in HTTP/0.9 gets neither a line nor headers.
            return line.startsWith("HTTP/1.") && line.length() == 12
                    ? Integer.parseInt(line.substring(9))
                    : 0;
        } catch (SocketTimeoutException | SocketException _) {
            return 0;
        }
    }

    /** Mostly in the body, whose length stays right; now and then anywhere. */
    private static byte[] mutated(byte[] request, Random random) {
        int body = new String(request, ISO_8859_1).indexOf("\r\n\r\n") + 4;
        int from = random.nextInt(4) == 0 ? 0 : body;
        byte[] changed = request.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = from + random.nextInt(Math.max(1, changed.length - from));
            if (at >= changed.length) {
                break;
            }
            switch (random.nextInt(5)) {
                case 0 -> changed[at] = (byte) random.nextInt(256);
                case 1, 2 -> changed[at] = (byte) MEANING.charAt(random.nextInt(MEANING.length()));
                case 3 -> {
                    int to = from + random.nextInt(at - from + 1);
                    System.arraycopy(changed, at, changed, to, changed.length - at);
                }
                default -> {
                    if (from == 0 && random.nextInt(3) == 0) {
                        changed = Arrays.copyOf(changed, Math.max(1, at));
                    }
                }
            }
        }
        return changed;
    }

    private static List<byte[]> requests(String key) throws IOException {
        String chat =
                "{\"model\":\"qwen2.5-14b\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"hi \\u00e9\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}]}],"
                        + "\"max_tokens\":3,\"n\":1,\"stream\":%s,\"temperature\":0}";
        String json = "application/json";
        return List.of(
                post(key, "/v1/chat/completions", json, chat.formatted("false")),
                post(key, "/v1/chat/completions", json, chat.formatted("true")),
                post(key, "/v1/embeddings", json, "{\"model\":\"bge-m3\",\"input\":[\"a\",\"b\"]}"),
                post(
                        key,
                        "/optimize_only?mode=formal",
                        json,
                        "{\"text\":\"well um yes\",\"mode\":\"casual\"}"),
                post(
                        key,
                        "/v1/audio/transcriptions",
                        FORM,
                        form("response_format", "verbose_json")),
                post(key, "/v1/audio/transcriptions", FORM, form("stream", "true")),
                post(key, "/v1/audio/translations", FORM, form("temperature", "0.2")),
                post(key, "/transcribe_only?language=en", FORM, form("mode", "formal")),
                post(key, "/v1/transcription_jobs", json, "{\"url\":\"http://127.0.0.1:1/a.mp3\"}"),
                post(
                        key,
                        "/v1/realtime/client_secrets",
                        json,
                        "{\"session\":{\"type\":\"transcription\"}}"),
                post(
                        key,
                        "/oauth2/token",
                        "application/x-www-form-urlencoded",
                        "grant_type=client_credentials&client_id=sa_x&client_secret=y"),
                post(
                        key,
                        "/nodes/join",
                        json,
                        "{\"name\":\"n\",\"base_url\":\"http://127.0.0.1:1/v1\"}"));
    }

    private static final String FORM = "multipart/form-data; boundary=edge";

    /** A fifth of a second of a tone. */
    private static String form(String field, String value) {
        int bytes = 2 * 3_200;
        var sound = new StringBuilder("RIFF").append(number(36 + bytes, 4)).append("WAVEfmt ");
        sound.append(number(16, 4)).append(number(1, 2)).append(number(1, 2));
        sound.append(number(16_000, 4)).append(number(32_000, 4));
        sound.append(number(2, 2)).append(number(16, 2)).append("data").append(number(bytes, 4));
        for (int i = 0; i < bytes / 2; i++) {
            sound.append(number((int) (8_000 * Math.sin(i / 6.0)) & 0xFFFF, 2));
        }
        return "--edge\r\nContent-Disposition: form-data; name=\"model\"\r\n\r\nwhisper-1\r\n"
                + "--edge\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, value)
                + "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.wav\"\r\n"
                + "Content-Type: audio/wav\r\n\r\n"
                + sound
                + "\r\n--edge--\r\n";
    }

    private static String number(int value, int bytes) {
        var text = new StringBuilder();
        for (int i = 0; i < bytes; i++) {
            text.append((char) (value >> 8 * i & 0xFF));
        }
        return text.toString();
    }

    private static byte[] post(String key, String path, String type, String body)
            throws IOException {
        var request = new ByteArrayOutputStream();
        request.write(
                ("POST "
                                + path
                                + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                + key
                                + "\r\nContent-Type: "
                                + type
                                + "\r\nContent-Length: "
                                + body.length()
                                + "\r\nConnection: close\r\n\r\n")
                        .getBytes(ISO_8859_1));
        request.write(body.getBytes(ISO_8859_1));
        return request.toByteArray();
    }

    private void grant(Entitlements plan) {
        currentTenant.runAs(tenant, () -> grants.grant(plan));
    }

    private long held() {
        var standing = currentTenant.callAs(tenant, allowance::standing);
        return standing.heldSeconds() + standing.heldTokens();
    }

    private static long memory() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
