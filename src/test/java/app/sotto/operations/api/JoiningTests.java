package app.sotto.operations.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

class JoiningTests extends ApiTest {

    private String announcement(boolean draining) {
        return announcement(draining, "");
    }

    private String announcement(boolean draining, String more) {
        return """
        {"name": "%s", "endpoints": [{"url": "http://127.0.0.1:1/whisper/v1", "profile": "vllm",
          "metrics": "http://127.0.0.1:1/whisper/metrics"}],
         "gpu": {"kind": "H100-SXM-80GB", "count": 1}, "hourly_cost_micros": 2350000,
         "labels": {"zone": "a"}, "exporter": "http://127.0.0.1:1/dcgm/metrics",%s "draining": %s}
        """
                .formatted(name, more, draining);
    }

    private HttpResponse<String> announce(boolean draining) {
        return send("POST", "/nodes/join", join, announcement(draining));
    }

    private String drainedBy() {
        var node = one();
        return json(send("GET", node, operator, null)).path("drained_by").asString("nobody");
    }

    private String one() {
        return "/operator/api/nodes/"
                + fleet.nodes().stream()
                        .filter(node -> node.card().name().equals(name))
                        .findFirst()
                        .orElseThrow()
                        .id();
    }

    @Test
    void aNodeComesInByItsOwnWordAndStaysTheSame() {
        var first = announce(false);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(json(first).propertyNames())
                .containsExactlyInAnyOrder("id", "name", "state", "in_flight", "models");
        assertThat(json(first).path("name").asString()).isEqualTo(name);
        assertThat(json(first).path("in_flight").asInt()).isZero();

        var again = announce(false);
        assertThat(json(again).path("id")).isEqualTo(json(first).path("id"));
        assertThat(recorded()).containsExactly("rack " + name + ": operations.node.join");
        assertThat(send("POST", "/nodes/join", JOIN, announcement(false)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aSignOfLifeIsWrittenDown() {
        var id = json(announce(false)).path("id").asString();
        age(id);
        announce(false);
        assertThat(
                        database.sql()
                                .sql(
                                        "select heard_at > now() - interval '1 minute' from"
                                                + " inference.node where id = :id::uuid")
                                .param("id", id)
                                .query(Boolean.class)
                                .single())
                .isTrue();
    }

    private void age(String id) {
        database.sql()
                .sql(
                        "update inference.node set heard_at = now() - interval '10 minutes' where"
                                + " id = :id::uuid")
                .param("id", id)
                .update();
    }

    @Test
    void whatANodeAskedForItTakesBack() {
        announce(true);
        assertThat(drainedBy()).isEqualTo("node");
        announce(true);
        announce(false);
        assertThat(drainedBy()).isEqualTo("nobody");
        assertThat(recorded())
                .containsExactly(
                        "rack " + name + ": operations.node.join",
                        "rack " + name + ": operations.node.drain",
                        "rack " + name + ": operations.node.resume");
    }

    @Test
    void whatAnOperatorDrainedStaysDrained() {
        announce(false);
        send("POST", one() + "/drain", operator, null);
        announce(false);
        assertThat(drainedBy()).isEqualTo("operator");
        announce(true);
        announce(false);
        assertThat(drainedBy()).isEqualTo("operator");
        send("POST", one() + "/resume", operator, null);
        announce(false);
        assertThat(drainedBy()).isEqualTo("nobody");
    }

    @Test
    void nobodyTakesOverAnothersNode() {
        send(
                "PUT",
                "/operator/api/nodes/" + name,
                operator,
                "{\"endpoints\": [{\"url\": \"http://127.0.0.1:1/v1\"}]}");
        var refused = announce(false);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(json(refused).path("detail").asString())
                .contains("an operator added")
                .contains("another NODE_NAME");

        var settings =
                send("POST", "/nodes/join", join, announcement(false).replace(name, "127.0.0.1:1"));
        assertThat(settings.statusCode()).isEqualTo(409);
    }

    @Test
    void whatTheOperatorSaidOfItStaysUntilTheNodeSaysSomethingElse() {
        announce(false);
        send(
                "PUT",
                "/operator/api/nodes/" + name,
                operator,
                """
                {"endpoints": [{"url": "http://127.0.0.1:1/whisper/v1", "profile": "vllm",
                   "metrics": "http://127.0.0.1:1/whisper/metrics"}],
                 "hourly_cost_micros": 1, "labels": {"zone": "b"}}
                """);
        announce(false);
        var kept = json(send("GET", one(), operator, null));
        assertThat(kept.path("labels").path("zone").asString()).isEqualTo("b");
        assertThat(kept.path("origin").asString()).isEqualTo("joined");

        var other = announcement(false).replace("\"zone\": \"a\"", "\"zone\": \"c\"");
        assertThat(send("POST", "/nodes/join", join, other).statusCode()).isEqualTo(200);
        var now = json(send("GET", one(), operator, null));
        assertThat(now.path("labels").path("zone").asString()).isEqualTo("c");
        assertThat(now.path("hourly_cost_micros").asInt()).isEqualTo(1);
        assertThat(now.path("gpu").path("count").asInt()).isEqualTo(1);
    }

    @Test
    void anUnknownFieldIsRefusedByItsName() {
        var refused =
                send("POST", "/nodes/join", join, announcement(false, "\"colour\": \"red\","));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(json(refused).path("detail").asString()).contains("'colour'").contains("gpu");
    }
}
