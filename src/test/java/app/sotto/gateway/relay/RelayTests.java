package app.sotto.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.dictation.Retention.Rules;
import app.sotto.gateway.FakeRetention;
import app.sotto.inference.Models;
import app.sotto.inference.ScriptedNode;
import app.sotto.inference.simulated.Fault;
import app.sotto.inference.simulated.Fault.Kind;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Tokens;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Byte for byte there and back, and billed. */
@RelayTest
@Timeout(60)
class RelayTests {

    private static final String CHAT = "/v1/chat/completions";
    private static final String QWEN = "qwen2.5-14b";
    private static final String SCRIPTED = "scripted-chat";
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final SimulatedNode one = simulated();
    private static final SimulatedNode two = simulated();
    private static final ScriptedNode scripted = new ScriptedNode(SCRIPTED);

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired FakeAllowance allowance;
    @Autowired Models models;
    @Autowired CurrentTenant currentTenant;

    private static SimulatedNode simulated() {
        return SimulatedNode.start(
                NodeOptions.serving(QWEN, "bge-m3", "whisper-large-v3").withSpeed(10));
    }

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add(
                "sotto.nodes",
                () -> one.baseUrl() + "," + two.baseUrl() + "," + scripted.baseUrl());
    }

    @AfterAll
    static void stop() {
        one.close();
        two.close();
        scripted.close();
    }

    @BeforeEach
    void afresh() {
        one.faults().clear();
        two.faults().clear();
        allowance.reset();
        await().atMost(SOON)
                .until(() ->
                        models.available().stream().anyMatch(m -> m.id().equals(SCRIPTED))
                                && models.available().size() >= 4);
    }

    @Test
    void passesTheRequestOnAsItCameAndTheAnswerAsItCame() throws Exception {
        String answer =
                "{ \"object\":\"chat.completion\",\"x\" :1e2, \"choices\":[{\"finish_reason\":\"stop\"}],\n"
                        + "\"usage\":{\"prompt_tokens\":7,\"completion_tokens\":5,"
                        + "\"prompt_tokens_details\":{\"cached_tokens\":3}}}";
        scripted.on(CHAT, ScriptedNode.json(answer));

        var got =
                post(
                        CHAT,
                        "{ \"messages\" :[ {\"role\":\"user\",\"content\":\"h\\u00efé\"}],\"vllm\":{\"a\":1.50},"
                                + " \"model\": \"scripted-chat\" ,\"max_tokens\":10 }");

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.body()).isEqualTo(answer);
        assertThat(got.headers().firstValue("x-sotto-cost")).hasValue("12");
        assertThat(got.headers().firstValue("x-sotto-included")).hasValue("12");
        assertThat(got.headers().firstValue("x-sotto-seconds")).hasValue("0");
        assertThat(allowance.lastHeld.source()).isEqualTo(Source.CHAT);
        assertThat(allowance.lastHeld.estimate().tokens()).isBetween(11L, 20L);
        assertThat(allowance.held).isEmpty();
        assertThat(allowance.settled)
                .singleElement()
                .satisfies(spent -> {
                    assertThat(spent.tokens()).isEqualTo(new Tokens(7L, 3L, 5L));
                    assertThat(spent.work().node()).isNotBlank();
                    assertThat(spent.work().gpu()).isPositive();
                });
    }

    @Test
    void chargesWhatANodeDoesNotCountByAnEstimateAndSaysSo() throws Exception {
        scripted.on(
                CHAT,
                ScriptedNode.json(
                        "{\"choices\":[{\"message\":{\"role\":\"assistant\",\"content\":\""
                                + "four".repeat(25)
                                + "\"}}]}"));

        var got =
                post(
                        CHAT,
                        "{\"model\":\"scripted-chat\",\"max_tokens\":200,\"messages\":[{\"content\":\""
                                + "four".repeat(10)
                                + "\"}]}");

        assertThat(got.statusCode()).isEqualTo(200);
        assertThat(got.headers().firstValue("x-sotto-estimated")).hasValue("tokens");
        assertThat(allowance.settled)
                .singleElement()
                .satisfies(spent -> {
                    assertThat(spent.tokens().prompt()).isEqualTo(10);
                    assertThat(spent.tokens().completion()).isBetween(25L, 30L);
                });
    }

    @Test
    void changesTheAliasAndNothingElse() {
        String body =
                "{\"messages\":[],  \"model\":\"qu\\u0069ck\", \"stream\":true,\"other\":{\"model\":\"quick\"}}";
        var asked = AskedReader.read(Door.CHAT, bytes(body), CacheWish.AS_USUAL, 100);

        assertThat(asked.model()).isEqualTo("quick");
        assertThat(text(asked.bodyFor("Qwen/\"x\"")))
                .isEqualTo(
                        "{\"stream_options\":{\"include_usage\":true},\"messages\":[],  \"model\":\"Qwen/\\\"x\\\"\","
                                + " \"stream\":true,\"other\":{\"model\":\"quick\"}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | {\"include_usage\":true}",
                "{} | {\"include_usage\":true}",
                "{ \"a\": [1] } | {\"include_usage\":true, \"a\": [1] }",
                "{\"a\":1,\"include_usage\":false } | {\"a\":1,\"include_usage\":true }",
                "{\"include_usage\":null} | {\"include_usage\":true}",
                "{\"include_usage\": true} | {\"include_usage\": true}",
            })
    void alwaysAsksANodeForTheUsageOfAStream(String options, String sent) {
        String body =
                "{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":%s,\"n\":2}";

        var asked =
                AskedReader.read(
                        Door.CHAT, bytes(body.formatted(options)), CacheWish.AS_USUAL, 100);

        assertThat(text(asked.bodyFor("m"))).isEqualTo(body.formatted(sent));
        assertThat(asked.usageWanted()).isEqualTo(options.contains(": true"));
        assertThat(asked.completionTokens()).isEqualTo(200);
    }

    @Test
    void passesAStreamOnEventByEventAndKeepsTheUsageToItself() throws Exception {
        String first = ": hello\n\n";
        String words = "data: {\"choices\":[{\"delta\":{\"content\":\"\\\"usage\\\"\"}}]}\r\n\r\n";
        String usage =
                "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":1}}\n\n";
        scripted.on(CHAT, streaming(first, words, usage, "data: [DONE]\n\n"));

        var got = post(CHAT, chat(SCRIPTED, "\"stream\":true"));
        var wanted =
                post(
                        CHAT,
                        chat(
                                SCRIPTED,
                                "\"stream\":true,\"stream_options\":{\"include_usage\":true}"));

        assertThat(got.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/event-stream");
        assertThat(got.body()).isEqualTo(first + words + "data: [DONE]\n\n");
        assertThat(wanted.body()).isEqualTo(first + words + usage + "data: [DONE]\n\n");
        assertThat(allowance.settled)
                .hasSize(2)
                .allMatch(spent -> spent.tokens().equals(Tokens.of(4, 1)));
    }

    @Test
    void passesTheUsageOnThatComesWithWords() throws Exception {
        String both =
                "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}],\"usage\":{\"prompt_tokens\":4,\"completion_tokens\":0}}\n\n";
        scripted.on(CHAT, streaming(both, "data: [DONE]\n\n"));

        assertThat(post(CHAT, chat(SCRIPTED, "\"stream\":true")).body())
                .isEqualTo(both + "data: [DONE]\n\n");
        assertThat(allowance.settled.getFirst().tokens()).isEqualTo(Tokens.of(4, 0));
    }

    @Test
    void countsWhatPassedWhereANodeDoesNotSay() throws Exception {
        String word = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n";
        String empty = "data: {\"choices\":[{\"delta\":{\"content\":\"\"}}]}\n\n";
        scripted.on(CHAT, streaming(empty, word, word, "data: [DONE]\n\n"));

        var _ = post(CHAT, chat(SCRIPTED, "\"stream\":true"));

        assertThat(allowance.settled.getFirst().tokens().completion()).isEqualTo(2);
        assertThat(allowance.settled.getFirst().tokens().prompt()).isPositive();
    }

    @Test
    void stopsTheNodeAtOnceWhenTheCallerLeavesAStream() throws Exception {
        try (var caller = new Socket("127.0.0.1", port)) {
            send(caller, chat(QWEN, "\"stream\":true", "word ".repeat(4000)));
            await().atMost(SOON).until(() -> read(caller).contains("content"));
            await().atMost(SOON).until(() -> running() == 1);
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> running() == 0);
        await().atMost(SOON).until(() -> allowance.held.isEmpty());
        assertThat(allowance.settled)
                .singleElement()
                .satisfies(spent -> {
                    assertThat(spent.tokens().completion()).isBetween(1L, 3000L);
                    assertThat(spent.tokens().prompt()).isBetween(4000L, 6000L);
                });
    }

    @Test
    void givesTheHoldBackWhenTheCallerLeavesBeforeTheAnswer() throws Exception {
        scripted.on(CHAT, ScriptedNode.hanging());
        try (var caller = new Socket("127.0.0.1", port)) {
            send(caller, chat(SCRIPTED, ""));
            await().atMost(SOON).until(() -> !allowance.held.isEmpty());
            Thread.sleep(500);
            assertThat(allowance.held).hasSize(1);
        }

        await().atMost(Duration.ofSeconds(2)).until(() -> allowance.held.isEmpty());
        assertThat(allowance.settled).isEmpty();
    }

    @Test
    void staysWithACallerWhoSendsTheNextRequestEarly() throws Exception {
        scripted.on(
                CHAT,
                exchange -> {
                    Thread.sleep(700);
                    ScriptedNode.json("{\"choices\":[]}").answer(exchange);
                });
        try (var caller = new Socket("127.0.0.1", port)) {
            send(caller, chat(SCRIPTED, "\"n\":1"));
            Thread.sleep(100);
            send(caller, chat(SCRIPTED, "\"n\":1"));

            await().atMost(SOON).until(() -> allowance.settled.size() == 2);
        }
    }

    @Test
    void asksAnotherNodeWhenOneFails() throws Exception {
        one.faults().add(Fault.of(Kind.ERROR));

        for (int i = 0; i < 6; i++) {
            assertThat(post(CHAT, chat(QWEN, "")).statusCode()).isEqualTo(200);
            assertThat(post(CHAT, chat(QWEN, "\"stream\":true")).body()).endsWith("[DONE]\n\n");
        }

        assertThat(allowance.settled).hasSize(12);
        assertThat(allowance.held).isEmpty();
    }

    @Test
    void asksAnotherNodeWhenOneAnswersGarbage() throws Exception {
        one.faults().add(Fault.of(Kind.GARBAGE));

        for (int i = 0; i < 4; i++) {
            assertThat(json(post(CHAT, chat(QWEN, ""))).path("choices").isArray()).isTrue();
        }
    }

    @Test
    void endsAStreamWithAnErrorWhenItsNodeFailsInTheMiddle() throws Exception {
        one.faults().add(Fault.of(Kind.RESET));
        two.faults().add(Fault.of(Kind.RESET));

        var got = post(CHAT, chat(QWEN, "\"stream\":true", "a b c d e f"));

        assertThat(got.body()).contains("\"delta\"").doesNotContain("[DONE]", "127.0.0.1");
        var last = got.body().strip();
        var error = json(last.substring(last.lastIndexOf("data: ") + 6)).path("error");
        assertThat(error.path("code").asString()).isEqualTo("node_failed");
        assertThat(allowance.held).isEmpty();
        assertThat(allowance.settled).isEmpty();
    }

    @Test
    void saysThatNoNodeCouldWhenAllFail() throws Exception {
        scripted.on(CHAT, ScriptedNode.status(500, "{\"secret\":1}"));

        var got = post(CHAT, chat(SCRIPTED, ""));

        assertThat(got.statusCode()).isEqualTo(503);
        assertThat(got.headers().firstValue("Retry-After")).isPresent();
        assertThat(got.body()).contains("server_error").doesNotContain("127.0.0.1", "secret");
        assertThat(allowance.held).isEmpty();
    }

    @Test
    void handsThroughWhatANodeFindsWrong() throws Exception {
        var got = post(CHAT, chat(QWEN, "\"temperature\":9"));

        assertThat(got.statusCode()).isEqualTo(400);
        var error = json(got).path("error");
        assertThat(error.path("message").asString()).contains("temperature");
        assertThat(error.path("type").asString()).isEqualTo("invalid_request_error");
        assertThat(error.path("param").asString()).isEqualTo("temperature");
        assertThat(allowance.held).isEmpty();
    }

    @Test
    void doesNotSayWhereANodeIs() throws Exception {
        String where = scripted.baseUrl().getAuthority();
        scripted.on(
                CHAT,
                ScriptedNode.status(400, "{\"error\":{\"message\":\"" + where + " is cross\"}}"));

        assertThat(post(CHAT, chat(SCRIPTED, "")).body()).doesNotContain(where).contains(SCRIPTED);
    }

    @Test
    void refusesBeforeTheNodeIsAskedWhenTheAllowanceIsSpent() throws Exception {
        allowance.left = 10;
        int before = scripted.asked(CHAT);

        var got = post(CHAT, chat(SCRIPTED, "\"max_tokens\":20"));

        assertThat(got.statusCode()).isEqualTo(429);
        assertThat(json(got).path("error").path("code").asString()).isEqualTo("insufficient_quota");
        assertThat(got.headers().firstValue("Retry-After")).isPresent();
        assertThat(scripted.asked(CHAT)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/v1/chat/completions | hello | 400 | invalid_json |",
                "/v1/chat/completions | [] | 400 | invalid_json |",
                "/v1/chat/completions | `` | 400 | invalid_json |",
                "/v1/chat/completions | {\"model\":\"qwen2.5-14b\",\"messages\":[]} x | 400 | invalid_json |",
                "/v1/chat/completions | {\"model\":\"qwen2.5-14b\",\"messages\":[ | 400 | invalid_json |",
                "/v1/chat/completions | {\"messages\":[]} | 400 | missing_required_parameter | model",
                "/v1/chat/completions | {\"model\":\" \",\"messages\":[]} | 400 | missing_required_parameter | model",
                "/v1/chat/completions | {\"model\":5,\"messages\":[]} | 400 | invalid_type | model",
                "/v1/chat/completions | {\"model\":\"qwen2.5-14b\"} | 400 | missing_required_parameter | messages",
                "/v1/chat/completions | {\"model\":\"a\",\"model\":\"b\",\"messages\":[]} | 400 | invalid_value | model",
                "/v1/chat/completions | {\"model\":\"a\",\"stream\":\"true\",\"messages\":[]} | 400 | invalid_type | stream",
                "/v1/chat/completions | {\"model\":\"a\",\"stream_options\":3,\"messages\":[]} | 400 | invalid_type | stream_options",
                "/v1/chat/completions | {\"model\":\"gpt-9\",\"messages\":[]} | 404 | model_not_found | model",
                "/v1/chat/completions | {\"model\":\"whisper-large-v3\",\"messages\":[]} | 400 | invalid_value | model",
                "/v1/chat/completions | {\"model\":\"bge-m3\",\"messages\":[]} | 400 | invalid_value | model",
                "/v1/embeddings | {\"model\":\"qwen2.5-14b\",\"input\":[]} | 400 | invalid_value | model",
                "/v1/embeddings | {\"model\":\"bge-m3\"} | 400 | missing_required_parameter | input",
            })
    void saysWhatIsWrong(String path, String body, int status, String code, String param)
            throws Exception {
        var got = post(path, body);

        assertThat(got.statusCode()).isEqualTo(status);
        var error = json(got).path("error");
        assertThat(error.path("code").asString()).isEqualTo(code);
        assertThat(error.path("param").asString(null)).isEqualTo(param);
        assertThat(error.path("message").asString()).isNotBlank();
        assertThat(allowance.held).isEmpty();
    }

    @Test
    void refusesWhatIsTooLargeTooDeepOrNotInUtf8() throws Exception {
        assertThat(post(CHAT, chat(QWEN, "", "x".repeat(1 << 20))).statusCode()).isEqualTo(413);
        String deep = "[".repeat(1000) + "]".repeat(1000);
        assertThat(post(CHAT, chat(QWEN, "\"x\":" + deep)).statusCode()).isEqualTo(400);
        byte[] utf16 = chat(QWEN, "").getBytes(StandardCharsets.UTF_16LE);
        assertThat(post(CHAT, utf16).statusCode()).isEqualTo(400);
        byte[] latin = chat(QWEN, "", "é").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(post(CHAT, latin).statusCode()).isEqualTo(400);
    }

    @Test
    void embedsAsNumbersAndAsBase64() throws Exception {
        var numbers =
                json(post("/v1/embeddings", "{\"model\":\"bge-m3\",\"input\":[\"a\",\"b\"]}"));
        var base64 =
                json(
                        post(
                                "/v1/embeddings",
                                "{\"model\":\"bge-m3\",\"input\":\"a\",\"encoding_format\":\"base64\"}"));

        assertThat(numbers.path("data").size()).isEqualTo(2);
        assertThat(numbers.path("data").path(0).path("embedding").isArray()).isTrue();
        assertThat(base64.path("data").path(0).path("embedding").isString()).isTrue();
        assertThat(allowance.lastHeld.source()).isEqualTo(Source.EMBEDDING);
        assertThat(allowance.settled).hasSize(2).allMatch(s -> s.tokens().completion() == 0);
    }

    @Test
    void remembersEmbeddingsAndChatAtTemperatureZero() throws Exception {
        String embedding = "{\"model\":\"bge-m3\",\"input\":\"remember\"}";
        String sameOtherwise = "{ \"input\": \"remember\", \"model\": \"bge-m3\" }";
        String cold = chat(QWEN, "\"temperature\":0.0");

        assertThat(cached(post("/v1/embeddings", embedding))).isEqualTo("miss");
        var again = post("/v1/embeddings", sameOtherwise);
        assertThat(cached(again)).isEqualTo("hit");
        assertThat(again.headers().firstValue("x-sotto-cost")).hasValue("0");
        assertThat(cached(post(CHAT, cold))).isEqualTo("miss");
        assertThat(cached(post(CHAT, cold))).isEqualTo("hit");
        assertThat(cached(post(CHAT, chat(QWEN, "\"temperature\":0", "else")))).isEqualTo("miss");
        assertThat(allowance.settled).hasSize(3);
    }

    @Test
    void remembersNothingElseUnlessTheCallerSaysSo() throws Exception {
        String warm = chat(QWEN, "\"seed\":1");
        assertThat(cached(post(CHAT, warm))).isEmpty();
        assertThat(cached(post(CHAT, bytes(warm), "on"))).isEqualTo("miss");
        assertThat(cached(post(CHAT, bytes(warm), "on"))).isEqualTo("hit");
        assertThat(cached(post(CHAT, bytes(warm), "off"))).isEmpty();
        assertThat(post(CHAT, bytes(warm), "please").statusCode()).isEqualTo(400);
        assertThat(cached(post(CHAT, chat(QWEN, "\"temperature\":0,\"stream\":true")))).isEmpty();
    }

    @Test
    void remembersNothingOfWhoKeepsNothing() {
        var retention = new FakeRetention();
        retention.rules = Rules.NOTHING;
        var memory = new Memory(new FakeCache(), retention);
        var asked =
                AskedReader.read(
                        Door.CHAT, bytes(chat(QWEN, "\"temperature\":0")), CacheWish.ON, 1);
        var tenant = RelayServer.CALLER.tenant();
        var model = models.named(QWEN);

        assertThat(
                        currentTenant.callAs(
                                tenant, () -> memory.question(RelayServer.CALLER, asked, model)))
                .isEmpty();
    }

    private static String cached(HttpResponse<String> answer) {
        return answer.headers().firstValue("x-sotto-cache").orElse("");
    }

    /** Whatever is sent, the caller is at fault and is told so. */
    @Test
    void neverAnswersAMutatedRequestWithAFailureOfOurs() throws Exception {
        var random = new Random(7);
        byte[] valid =
                bytes(
                        "{\"model\":\"qwen2.5-14b\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\","
                                + "\"text\":\"hi \\u00e9\"},{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:,\"}}]}],"
                                + "\"max_tokens\":3,\"n\":1,\"stream\":true,\"stream_options\":{\"include_usage\":false},"
                                + "\"temperature\":0}");
        for (int i = 0; i < 3000; i++) {
            byte[] mutated = mutated(valid, random);

            int status = post(CHAT, mutated).statusCode();

            assertThat(status)
                    .as(() -> new String(mutated, StandardCharsets.ISO_8859_1))
                    .isLessThan(500);
        }
        await().atMost(SOON).until(() -> allowance.held.isEmpty());
    }

    private static byte[] mutated(byte[] valid, Random random) {
        byte[] body = valid.clone();
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            int at = random.nextInt(body.length);
            switch (random.nextInt(4)) {
                case 0 -> body[at] = (byte) random.nextInt(256);
                case 1 -> body[at] = (byte) "{}[]\",:0-9eE.\\ tfn".charAt(random.nextInt(18));
                case 2 -> body = Arrays.copyOf(body, Math.max(1, at));
                default ->
                        System.arraycopy(body, at, body, random.nextInt(at + 1), body.length - at);
            }
        }
        return body;
    }

    private static ScriptedNode.Behaviour streaming(String... events) {
        return exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            for (String event : events) {
                exchange.getResponseBody().write(bytes(event));
                exchange.getResponseBody().flush();
            }
        };
    }

    private static int running() {
        return one.load(QWEN).running() + two.load(QWEN).running();
    }

    private void send(Socket caller, String body) throws IOException {
        caller.getOutputStream()
                .write(
                        bytes(
                                "POST %s HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer %s\r\nContent-Length: %d\r\n\r\n%s"
                                        .formatted(
                                                CHAT, RelayServer.KEY, bytes(body).length, body)));
    }

    private static String read(Socket caller) throws IOException {
        byte[] some = new byte[8192];
        return new String(some, 0, caller.getInputStream().read(some), StandardCharsets.UTF_8);
    }

    private static String chat(String model, String more) {
        return chat(model, more, "hello");
    }

    private static String chat(String model, String more, String text) {
        return "{\"model\":\"%s\",%s\"messages\":[{\"role\":\"user\",\"content\":\"%s\"}]}"
                .formatted(model, more.isEmpty() ? "" : more + ",", text);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return post(path, bytes(body));
    }

    private HttpResponse<String> post(String path, byte[] body) throws Exception {
        return post(path, body, "");
    }

    private HttpResponse<String> post(String path, byte[] body, String cache) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + RelayServer.KEY)
                        .header("Content-Type", "application/json")
                        .header("x-sotto-cache", cache)
                        .POST(BodyPublishers.ofByteArray(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return json(answer.body());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
