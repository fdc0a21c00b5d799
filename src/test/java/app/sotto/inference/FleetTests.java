package app.sotto.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.State;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;

/** The fleet as operators change it, in a real database. */
@ApplicationModuleTest(extraIncludes = "tenancy")
class FleetTests {

    @Autowired Fleet fleet;
    @Autowired Models models;
    @Autowired Pool pool;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;

    private ScriptedNode server;

    @BeforeEach
    void setUp() {
        server = new ScriptedNode("Qwen/Qwen2.5-7B-Instruct", "acme-notes-lora");
    }

    @AfterEach
    void takeDown() {
        fleet.nodes().stream()
                .filter(node -> node.origin() != Origin.SETTINGS)
                .forEach(node -> fleet.remove(node.id()));
        system.sql().sql("delete from inference.adapter").update();
        server.close();
    }

    @Test
    void aNodeComesInRestsAndGoesWithoutARestart() {
        var id = fleet.save(card("h100-a"), Origin.OPERATOR);
        awaitState(id, State.READY);
        assertThat(node(id).card()).isEqualTo(card("h100-a"));
        pool.lease(demand()).close();

        fleet.drain(id, true);
        awaitState(id, State.DRAINING);
        assertThatThrownBy(() -> pool.lease(demand())).isInstanceOf(NoCapacityException.class);

        fleet.drain(id, false);
        awaitState(id, State.READY);
        pool.lease(demand()).close();

        fleet.remove(id);
        assertThat(fleet.nodes()).noneMatch(node -> node.id().equals(id));
    }

    @Test
    void aNodeThatIsSavedAgainKeepsItsIdAndItsDrain() {
        var id = fleet.save(card("h100-a"), Origin.JOINED);
        fleet.drain(id, true);

        var again = fleet.save(card("h100-a"), Origin.JOINED);

        assertThat(again).isEqualTo(id);
        awaitState(id, State.DRAINING);
    }

    @Test
    void aNodeThatNoLongerAnnouncesItselfIsGoneUntilItDoes() {
        var id = fleet.save(card("h100-a"), Origin.JOINED);
        awaitState(id, State.READY);
        system.sql()
                .sql("update inference.node set heard_at = now() - interval '5 minutes'")
                .update();
        awaitState(id, State.GONE);

        fleet.heard(id);
        awaitState(id, State.READY);
    }

    @Test
    void saysWhatIsWrongWithACard() {
        refuses(card("a b"), "name");
        refuses(new NodeCard("a", List.of(), null, null, Map.of(), null), "endpoints");
        refuses(place("gpu:8001", "vllm"), "http://10.0.0.5:8001/v1");
        refuses(place("http://a/v1", "nope"), "There are: auto, vllm");
        refuses(
                new NodeCard("a", List.of(place()), new Gpu("H100", 0), null, Map.of(), null),
                "GPU");
        refuses(new NodeCard("a", List.of(place()), null, -1L, Map.of(), null), "cost");
    }

    @Test
    void whatIsNotThereCannotBeDrainedOrRemoved() {
        assertThatThrownBy(() -> fleet.drain(UUID.randomUUID(), true))
                .isInstanceOf(NodeRefusedException.class);
        assertThatThrownBy(() -> fleet.remove(UUID.randomUUID()))
                .isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void aNodeOfTheSettingsStays() {
        var own = fleet.nodes().getFirst();
        assertThat(own.origin()).isEqualTo(Origin.SETTINGS);
        assertThatThrownBy(() -> fleet.remove(own.id()))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining("SOTTO_NODES");
        assertThatThrownBy(() -> fleet.save(card(own.card().name()), Origin.OPERATOR))
                .isInstanceOf(NodeRefusedException.class);
    }

    @Test
    void anAdapterIsSeenByItsOwnerAlone() {
        var owner = TenantId.random();
        system.sql()
                .sql(
                        "insert into inference.adapter values (?, ?, 'acme-notes-lora', 'qwen2.5-14b')")
                .params(UUID.randomUUID(), owner.value())
                .update();
        var id = fleet.save(card("h100-a"), Origin.OPERATOR);
        awaitState(id, State.READY);

        await().untilAsserted(() ->
                assertThat(seenBy(owner)).extracting(Model::id).contains("acme-notes-lora"));
        await().untilAsserted(() ->
                assertThat(seenBy(TenantId.random()))
                        .extracting(Model::id)
                        .contains("Qwen/Qwen2.5-7B-Instruct")
                        .doesNotContain("acme-notes-lora"));
    }

    @Test
    void theCatalogueIsInTheDatabaseWithItsAliases() {
        assertThat(count("model where kind = 'speech'")).isGreaterThanOrEqualTo(3);
        assertThat(count("alias where name in ('whisper-1', 'gpt-4o-mini', 'qwen-fast')"))
                .isEqualTo(3);
    }

    private void awaitState(UUID id, State state) {
        await().untilAsserted(() -> assertThat(node(id)).returns(state, NodeSummary::state));
    }

    private int count(String where) {
        return system.sql()
                .sql("select count(*) from inference." + where)
                .query(Integer.class)
                .single();
    }

    private List<Model> seenBy(TenantId tenant) {
        return currentTenant.callAs(tenant, models::available);
    }

    private NodeSummary node(UUID id) {
        return fleet.nodes().stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Demand demand() {
        return Demand.of(models.named("qwen2.5-7b"), 10, Duration.ofMillis(200));
    }

    private void refuses(NodeCard card, String because) {
        assertThatThrownBy(() -> fleet.save(card, Origin.OPERATOR))
                .isInstanceOf(NodeRefusedException.class)
                .hasMessageContaining(because);
    }

    private NodeCard place(String url, String profile) {
        var place = new Place(URI.create(url), profile, null);
        return new NodeCard("a", List.of(place), null, null, Map.of(), null);
    }

    private Place place() {
        return new Place(server.baseUrl(), "auto", null);
    }

    private NodeCard card(String name) {
        return new NodeCard(
                name,
                List.of(place()),
                new Gpu("H100-SXM-80GB", 1),
                2_350_000L,
                Map.of("zone", "a"),
                URI.create("http://10.0.0.5:9400/metrics"));
    }
}
