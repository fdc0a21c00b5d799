package app.sotto.gateway.realtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.gateway.FakeKeys;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import app.sotto.transcription.Transcript;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
        classes = RealtimeSlice.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = "sotto.realtime.allowed-origins=https://app.example.com")
class HandshakeTests {

    @Autowired FakeKeys keys;
    @Autowired FakeDictations dictations;
    @LocalServerPort int port;

    @Test
    void letsProgramsInByTheirKey() throws Exception {
        try (var client = RealtimeClient.withKey(port)) {
            client.hear("session.created");
        }
    }

    @Test
    void letsBrowsersInByAClientSecretAndChoosesTheProtocol() throws Exception {
        try (var client = RealtimeClient.asBrowser(port)) {
            client.hear("session.created");
            assertThat(client.socket().getSubprotocol()).isEqualTo("realtime");
        }
    }

    @Test
    void countsAsARequestAndTellsWhatIsLeft() throws Exception {
        keys.with(
                "sk-sotto-slow",
                new ApiKeys.Answer.Welcome(
                        new Caller.Key(TenantId.random(), UUID.randomUUID()),
                        new KeyTerms(Scope.ALL, Set.of(), List.of(), 1, null)));
        try (var socket = new RawSocket(port, "sk-sotto-slow")) {
            assertThat(socket.status).isEqualTo(101);
            assertThat(socket.headers)
                    .containsEntry("x-ratelimit-limit-requests", "1")
                    .containsEntry("x-ratelimit-remaining-requests", "0")
                    .containsEntry("x-ratelimit-remaining-audio-seconds", "1000000");
        }
        try (var refused = new RawSocket(port, "sk-sotto-slow")) {
            assertThat(refused.status).isEqualTo(429);
            assertThat(refused.headers).containsEntry("Retry-After", "60");
        }
    }

    @Test
    void secondsOfSpeechCountAsTheyAreHeard() throws Exception {
        keys.with("sk-sotto-long", new Caller.Key(TenantId.random(), UUID.randomUUID()));
        try (var client =
                RealtimeClient.open(
                        port, builder().header("Authorization", "Bearer sk-sotto-long"))) {
            client.hear("session.created");
            client.speaking(dictations)
                    .events
                    .segment(
                            0,
                            new Transcript.Segment(
                                    Duration.ZERO, Duration.ZERO, "Long.", null, List.of()),
                            1_000_001);
            client.hear("input_audio_buffer.committed");
        }
        await().untilAsserted(() -> {
            try (var refused = new RawSocket(port, "sk-sotto-long")) {
                assertThat(refused.status).isEqualTo(429);
                assertThat(refused.headers)
                        .containsEntry("x-ratelimit-remaining-audio-seconds", "0");
            }
        });
    }

    @Test
    void refusesStrangersWithOpenAisEnvelope() {
        assertThat(refusal(builder())).isEqualTo(401);
        assertThat(refusal(builder().header("Authorization", "Bearer sk-sotto-wrong")))
                .isEqualTo(401);
        assertThat(refusal(builder().subprotocols("realtime", "openai-insecure-api-key.ek_x")))
                .isEqualTo(401);
    }

    @Test
    void saysInTheAnswerHowToSignIn() throws Exception {
        HttpResponse<String> answer =
                RealtimeClient.HTTP.send(
                        HttpRequest.newBuilder(
                                        URI.create("http://localhost:" + port + "/v1/realtime"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(401);
        JsonNode error = JsonMapper.shared().readTree(answer.body()).path("error");
        assertThat(error.path("code").asString()).isEqualTo("invalid_api_key");
        assertThat(error.path("message").asString()).contains("Bearer sk-sotto-");
        assertThat(error.has("param")).isTrue();
    }

    @Test
    void neverTakesAKeyFromTheAddress() {
        URI address = URI.create(RealtimeClient.address(port) + "&api_key=sk-sotto-test_key");
        assertThatThrownBy(() -> builder().buildAsync(address, new WebSocket.Listener() {}).join())
                .hasCauseInstanceOf(WebSocketHandshakeException.class);
    }

    @Test
    void refusesPagesOfOtherOrigins() {
        assertThat(refusal(keyed().header("Origin", "https://evil.example"))).isEqualTo(403);
        assertThat(refusal(keyed().header("Origin", "null"))).isEqualTo(403);
    }

    @Test
    void letsPagesInThatTheOperatorAllows() throws Exception {
        try (var client =
                RealtimeClient.open(port, keyed().header("Origin", "https://app.example.com"))) {
            client.hear("session.created");
        }
    }

    @Test
    void issuesClientSecretsToKeyHolders() throws Exception {
        HttpResponse<String> answer =
                post(
                        "Bearer sk-sotto-test_key",
                        """
                        {"session": {"type": "transcription", "audio": {"input": {
                          "format": {"type": "audio/pcm", "rate": 16000}}}}}\
                        """);
        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode issued = JsonMapper.shared().readTree(answer.body());
        assertThat(issued.path("value").asString()).isEqualTo("ek_sotto_issued");
        assertThat(issued.path("expires_at").asLong()).isEqualTo(1_900_000_000);
        assertThat(issued.at("/session/audio/input/format/rate").asInt()).isEqualTo(16_000);
        assertThat(post("Bearer sk-sotto-test_key", "").statusCode()).isEqualTo(200);
    }

    @Test
    void issuesNoClientSecretOtherwise() throws Exception {
        assertThat(post("Bearer nonsense", "{}").statusCode()).isEqualTo(401);
        assertThat(post("Basic sk-sotto-test_key", "{}").statusCode()).isEqualTo(401);
        HttpResponse<String> bad = post("Bearer sk-sotto-test_key", "{\"session\": ");
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(bad.body()).contains("invalid_json");
    }

    private HttpResponse<String> post(String authorization, String body) throws Exception {
        return RealtimeClient.HTTP.send(
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://localhost:" + port + "/v1/realtime/client_secrets"))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static WebSocket.Builder builder() {
        return RealtimeClient.HTTP.newWebSocketBuilder();
    }

    private static WebSocket.Builder keyed() {
        return builder().header("Authorization", "Bearer sk-sotto-test_key");
    }

    private int refusal(WebSocket.Builder builder) {
        try (var _ = RealtimeClient.open(port, builder)) {
            return 101;
        } catch (java.util.concurrent.CompletionException e) {
            return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
        }
    }
}
