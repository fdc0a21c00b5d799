package app.sotto.gateway.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.gateway.FakeKeys;
import app.sotto.inference.Models;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.modulith.test.ApplicationModuleTest.BootstrapMode;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The chain with the real books and the real cache. */
@ApplicationModuleTest(
        mode = BootstrapMode.ALL_DEPENDENCIES,
        webEnvironment = WebEnvironment.RANDOM_PORT)
class BookedTests {

    private static final String QWEN = "qwen2.5-14b";
    private static final TenantId ONE = TenantId.random();
    private static final TenantId OTHER = TenantId.random();
    private static final SimulatedNode node =
            SimulatedNode.start(NodeOptions.serving(QWEN, "bge-m3").withSpeed(50));

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired Models models;
    @Autowired Allowance allowance;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;

    @TestConfiguration
    static class Keys {

        @Bean
        @Primary
        FakeKeys fakeKeys() {
            return new FakeKeys().with("one", key(ONE)).with("other", key(OTHER));
        }

        private static Caller key(TenantId tenant) {
            return new Caller.Key(tenant, UUID.randomUUID());
        }
    }

    @DynamicPropertySource
    static void nodes(DynamicPropertyRegistry registry) {
        registry.add("sotto.nodes", () -> node.baseUrl().toString());
        registry.add("sotto.inference.fetch", () -> "false");
        registry.add("sotto.inference.warm", () -> "false");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @BeforeEach
    void nodeIsReady() {
        await().atMost(Duration.ofSeconds(20)).until(() -> models.available().size() == 2);
    }

    @Test
    void leavesARowInTheLedger() throws Exception {
        var answer =
                post(
                        "one",
                        "/v1/chat/completions",
                        "{\"model\":\"qwen2.5-14b\",\"max_tokens\":50,\"messages\":[{\"role\":\"user\",\"content\":\"Count me\"}]}");

        assertThat(answer.statusCode()).isEqualTo(200);
        var row = lastEvent(ONE, "CHAT");
        assertThat(row).containsEntry("model", QWEN);
        assertThat((long) row.get("prompt_tokens")).isPositive();
        assertThat((long) row.get("completion_tokens")).isPositive();
        assertThat((String) row.get("node")).isNotBlank();
        long cost = Long.parseLong(answer.headers().firstValue("x-sotto-cost").orElseThrow());
        assertThat((long) row.get("included_micros") + (long) row.get("overage_micros"))
                .isEqualTo(cost);
        assertThat(held(ONE)).isZero();
    }

    @Test
    void leavesARowForAStreamBeforeItsEndIsSent() throws Exception {
        var answer =
                post(
                        "one",
                        "/v1/chat/completions",
                        "{\"model\":\"qwen2.5-14b\",\"max_tokens\":50,\"stream\":true,\"messages\":[{\"role\":\"user\",\"content\":\"Go\"}]}");

        assertThat(answer.body()).endsWith("data: [DONE]\n\n");
        assertThat((long) lastEvent(ONE, "CHAT").get("completion_tokens")).isPositive();
        assertThat(held(ONE)).isZero();
    }

    @Test
    void remembersForOneOrganisationAndNotForAnother() throws Exception {
        String body = "{\"model\":\"bge-m3\",\"input\":\"" + UUID.randomUUID() + "\"}";

        var first = post("one", "/v1/embeddings", body);
        var again = post("one", "/v1/embeddings", body);
        var elsewhere = post("other", "/v1/embeddings", body);

        assertThat(first.headers().firstValue("x-sotto-cache")).hasValue("miss");
        assertThat(again.headers().firstValue("x-sotto-cache")).hasValue("hit");
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(elsewhere.headers().firstValue("x-sotto-cache")).hasValue("miss");
        assertThat(lastEvent(ONE, "EMBEDDING")).containsEntry("model", "bge-m3");
    }

    @Test
    void refusesWhatTheMonthHasNoRoomFor() throws Exception {
        var answer =
                post(
                        "other",
                        "/v1/chat/completions",
                        "{\"model\":\"qwen2.5-14b\",\"max_tokens\":900000,\"messages\":[]}");

        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("insufficient_quota");
    }

    private Map<String, Object> lastEvent(TenantId tenant, String source) {
        return system.sql()
                .sql(
                        "select * from usage.event where tenant_id = :tenant and source = :source"
                                + " order by occurred_at desc limit 1")
                .param("tenant", tenant.value())
                .param("source", source)
                .query()
                .singleRow();
    }

    private long held(TenantId tenant) {
        return currentTenant.callAs(tenant, allowance::standing).heldTokens();
    }

    private HttpResponse<String> post(String key, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .header("Authorization", "Bearer " + key)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
