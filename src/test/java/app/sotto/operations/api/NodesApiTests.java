package app.sotto.operations.api;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.operations.tokens.TokenKind;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodesApiTests extends ApiTest {

    private static final String NODES = "/operator/api/nodes";
    private static final String CARD =
            """
            {"endpoints": [{"url": "http://127.0.0.1:1/whisper/v1", "profile": "vllm",
                            "metrics": "http://127.0.0.1:1/whisper/metrics"}],
             "gpu": {"kind": "H100-SXM-80GB", "count": 1}, "hourly_cost_micros": 2350000,
             "labels": {"zone": "a"}, "exporter": "http://127.0.0.1:1/dcgm/metrics"}
            """;

    @Test
    void opensToATokenAlone() {
        var nobody = send("GET", NODES, null, null);
        assertThat(nobody.statusCode()).isEqualTo(401);
        assertThat(nobody.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertThat(nobody.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(json(nobody).path("detail").asString()).contains("Authorization: Bearer");

        assertThat(send("GET", NODES, "sk-operator-nonsense", null).statusCode()).isEqualTo(401);
        assertThat(send("GET", NODES, operator + "x", null).statusCode()).isEqualTo(401);
        assertThat(send("GET", NODES, operator, null).statusCode()).isEqualTo(200);
        assertThat(send("GET", NODES, OPERATOR, null).statusCode()).isEqualTo(200);
    }

    @Test
    void eachKindOfTokenHasItsDoor() {
        var wrongDoor = send("GET", NODES, join, null);
        assertThat(wrongDoor.statusCode()).isEqualTo(403);
        assertThat(json(wrongDoor).path("detail").asString()).contains("operator tokens");
        assertThat(send("GET", NODES, JOIN, null).statusCode()).isEqualTo(403);
        assertThat(send("POST", "/nodes/join", operator, "{}").statusCode()).isEqualTo(403);
        assertThat(send("POST", "/nodes/join", null, "{}").statusCode()).isEqualTo(401);
    }

    @Test
    void aRevokedOrExpiredTokenOpensNothing() {
        var listed =
                tokens.all().stream()
                        .filter(token -> token.name().equals("Terraform " + name))
                        .findFirst()
                        .orElseThrow();
        tokens.revoke(listed.id(), "olga");
        assertThat(send("GET", NODES, operator, null).statusCode()).isEqualTo(401);

        var old = tokens.create(TokenKind.OPERATOR, "old", Instant.now().minusSeconds(1), "olga");
        assertThat(send("GET", NODES, old, null).statusCode()).isEqualTo(401);
    }

    @Test
    void theSecretIsNotKeptAndItsUseIs() {
        assertThat(send("GET", NODES, operator, null).statusCode()).isEqualTo(200);
        var secret = operator.substring(operator.indexOf('_') + 1);
        var rows =
                database.sql()
                        .sql("select to_jsonb(t)::text from operations.token t")
                        .query(String.class)
                        .list();
        assertThat(rows).noneMatch(row -> row.contains(secret));
        assertThat(tokens.all())
                .filteredOn(token -> token.name().equals("Terraform " + name))
                .singleElement()
                .satisfies(token -> {
                    assertThat(token.lastUsedAt()).isNotNull();
                    assertThat(operator).startsWith(token.prefix().replace("…", ""));
                });
    }

    @Test
    void aNodeIsAddedChangedRestedAndRemoved() {
        var added = send("PUT", NODES + "/" + name, operator, CARD);
        assertThat(added.statusCode()).isEqualTo(201);
        var node = json(added);
        assertThat(node.propertyNames())
                .containsExactlyInAnyOrder(
                        "id",
                        "name",
                        "origin",
                        "state",
                        "drained_by",
                        "gpu",
                        "hourly_cost_micros",
                        "labels",
                        "exporter",
                        "in_flight",
                        "endpoints");
        assertThat(node.path("origin").asString()).isEqualTo("operator");
        assertThat(node.path("gpu").path("kind").asString()).isEqualTo("H100-SXM-80GB");
        var endpoint = node.path("endpoints").get(0);
        assertThat(endpoint.propertyNames())
                .containsExactlyInAnyOrder(
                        "url",
                        "profile",
                        "metrics",
                        "state",
                        "models",
                        "device",
                        "simulated",
                        "in_flight",
                        "outstanding",
                        "reading",
                        "reason",
                        "alarms");
        assertThat(endpoint.path("profile").asString()).isEqualTo("vllm");
        var one = NODES + "/" + node.path("id").asString();
        assertThat(added.headers().firstValue("Location")).contains(one);

        var changed = send("PUT", NODES + "/" + name, operator, CARD.replace("2350000", "1990000"));
        assertThat(changed.statusCode()).isEqualTo(200);
        assertThat(json(changed).path("id")).isEqualTo(node.path("id"));
        assertThat(json(send("GET", one, operator, null)).path("hourly_cost_micros").asLong())
                .isEqualTo(1_990_000);

        var drained = json(send("POST", one + "/drain", operator, null));
        assertThat(drained.path("drained_by").asString()).isEqualTo("operator");
        var resumed = json(send("POST", one + "/resume", operator, null));
        assertThat(resumed.path("drained_by").isNull()).isTrue();

        assertThat(send("DELETE", one, operator, null).statusCode()).isEqualTo(204);
        assertThat(send("GET", one, operator, null).statusCode()).isEqualTo(404);
        assertThat(send("DELETE", one, operator, null).statusCode()).isEqualTo(404);
        assertThat(recorded())
                .containsExactly(
                        "Terraform " + name + ": operations.node.add",
                        "Terraform " + name + ": operations.node.change",
                        "Terraform " + name + ": operations.node.drain",
                        "Terraform " + name + ": operations.node.resume",
                        "Terraform " + name + ": operations.node.remove");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400|{\"endpoint\": []}|'endpoint'",
                "400|{\"endpoints\": [{\"url\": \"http://a/v1\", \"port\": 1}]}|'endpoints[0].port'",
                "400|{\"gpu\": {\"kind\": \"H100\", \"count\": \"many\"}}|gpu.count",
                "400|{\"endpoints\": [{}]}|needs a url",
                "400|no json|JSON",
                "400|`{} {}`|JSON",
                "422|{}|1 to 16 endpoints",
                "422|{\"endpoints\": [{\"url\": \"ftp://a/v1\"}]}|http://10.0.0.5:8001/v1",
                "422|{\"endpoints\": [{\"url\": \"http://a/v1\", \"profile\": \"vlm\"}]}|vllm",
            })
    void whatIsWrongIsRefusedWithItsName(int status, String body, String words) {
        var refused = send("PUT", NODES + "/" + name, operator, body);
        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                .startsWith("application/problem+json");
        assertThat(json(refused).path("detail").asString()).contains(words);
        assertThat(recorded()).isEmpty();
    }

    @Test
    void aNodeOfTheSettingsStaysTheirs() {
        var theirs =
                fleet.nodes().stream()
                        .filter(node -> node.card().name().equals("127.0.0.1:1"))
                        .findFirst()
                        .orElseThrow();
        assertThat(send("PUT", NODES + "/127.0.0.1:1", operator, CARD).statusCode()).isEqualTo(409);
        assertThat(send("DELETE", NODES + "/" + theirs.id(), operator, null).statusCode())
                .isEqualTo(409);
    }

    @Test
    void whatIsNotThereIsSaidToBeNotThere() {
        assertThat(send("GET", "/operator/api/modes", operator, null).statusCode()).isEqualTo(404);
        assertThat(send("GET", NODES + "/h100-a", operator, null).statusCode()).isEqualTo(400);
        assertThat(send("PATCH", NODES, operator, "{}").statusCode()).isIn(404, 405);
    }
}
