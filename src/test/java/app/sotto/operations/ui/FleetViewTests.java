package app.sotto.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.inference.Fleet;
import app.sotto.inference.Fleet.NodeCard;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.Fleet.Place;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.server.menu.MenuConfiguration;
import com.vaadin.flow.server.menu.MenuEntry;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FleetViewTests extends DeskTest {

    private String name;

    @BeforeEach
    void anOperatorComes() {
        name = "node-" + UUID.randomUUID().toString().substring(0, 8);
        signIn(true);
    }

    @Test
    void anOperatorAddsANode() {
        visit(() -> {
            navigate(FleetView.class);
            click("Add a node");
            fill("Name", name);
            fill("Endpoint", "http://127.0.0.1:1/v1");
            fill("GPU kind", "H100-SXM-80GB");
            test(find(IntegerField.class).withLabel("GPU count").single()).setValue(2);
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("2.35"));
            fill("Labels", "zone=a, rack=7");
            click("Add");
        });
        var card = node().orElseThrow().card();
        assertThat(card.hourlyCostMicros()).isEqualTo(2_350_000);
        assertThat(card.labels()).isEqualTo(Map.of("zone", "a", "rack", "7"));
        assertThat(card.gpu().count()).isEqualTo(2);
        assertThat(node().orElseThrow().origin()).isEqualTo(Origin.OPERATOR);
        assertThat(notices()).anyMatch(notice -> notice.startsWith(name + " is added."));
        assertThat(shows("Drain " + name)).isTrue();
    }

    @Test
    void everyMistakeIsMarkedWhereItIs() {
        visit(() -> {
            navigate(FleetView.class);
            click("Add a node");
            fill("Name", "h100 a");
            fill("Endpoint", "10.0.0.5:8001");
            fill("GPU kind", "H100-SXM-80GB");
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("-1"));
            fill("Labels", "zone");
            click("Add");
        });
        assertThat(mistakeAt("Name")).contains("h100-a");
        assertThat(mistakeAt("Endpoint")).contains("http://");
        assertThat(find(IntegerField.class).single().getErrorMessage()).contains("1 to 1024");
        assertThat(find(BigDecimalField.class).single().getErrorMessage()).contains("0 or more");
        assertThat(mistakeAt("Labels")).contains("key=value");
        assertThat(fleet.nodes()).noneMatch(node -> node.card().name().equals("h100 a"));
    }

    @Test
    void aNameIsGivenOnce() {
        visit(() -> {
            navigate(FleetView.class);
            click("Add a node");
            fill("Name", "127.0.0.1:1");
            fill("Endpoint", "http://127.0.0.1:2/v1");
            click("Add");
        });
        assertThat(mistakeAt("Name")).contains("already");
    }

    @Test
    void aNodeIsDrainedAndTheUndoIsAtHand() {
        thereIsANode(Origin.OPERATOR);
        visit(() -> {
            navigate(FleetView.class);
            clickNamed("Drain " + name);
        });
        assertThat(shows("Resume " + name)).isTrue();
        assertThat(shows("Drain " + name)).isFalse();
        visit(() -> click("Undo"));
        assertThat(shows("Drain " + name)).isTrue();
        assertThat(notices()).contains(name + " gets work again.");
    }

    @Test
    void aNodeIsRemovedOnceItWasAsked() {
        thereIsANode(Origin.JOINED);
        visit(() -> {
            navigate(FleetView.class);
            clickNamed("Remove " + name);
        });
        assertThat(node()).isPresent();
        visit(() -> test(find(ConfirmDialog.class).single()).confirm());
        assertThat(node()).isEmpty();
        assertThat(notices()).contains(name + " is removed.");
        assertThat(shows("Drain " + name)).isFalse();
    }

    @Test
    void whatIsGoneAlreadyIsSaidInASentence() {
        thereIsANode(Origin.OPERATOR);
        visit(() -> navigate(FleetView.class));
        fleet.remove(node().orElseThrow().id());
        visit(() -> clickNamed("Drain " + name));
        assertThat(notices()).contains("There is no such node any more.");
        assertThat(shows("Drain " + name)).isFalse();
    }

    @Test
    void costAndLabelsAreEdited() {
        thereIsANode(Origin.JOINED);
        visit(() -> {
            navigate(FleetView.class);
            clickNamed("Edit " + name);
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("1.5"));
            fill("Labels", "zone=b");
            click("Save");
        });
        assertThat(node().orElseThrow().card().hourlyCostMicros()).isEqualTo(1_500_000);
        assertThat(node().orElseThrow().card().labels()).isEqualTo(Map.of("zone", "b"));
        assertThat(node().orElseThrow().origin()).isEqualTo(Origin.JOINED);
    }

    @Test
    void aNodeOfTheSettingsIsRestedButNotRemoved() {
        visit(() -> navigate(FleetView.class));
        assertThat(shows("Drain 127.0.0.1:1")).isTrue();
        assertThat(shows("Remove 127.0.0.1:1")).isFalse();
    }

    @Test
    void withoutANodeItSaysWhatToDo() {
        visit(() -> {
            var view = navigate(FleetView.class);
            var list = new NodeList(view, () -> {}, () -> {});
            list.show(List.of());
            view.add(list);
        });
        assertThat(find(H2.class).withText("No node yet").all()).hasSize(1);
    }

    @Test
    void aJoinTokenIsShownOnceAndRevoked() {
        visit(() -> {
            navigate(FleetView.class);
            click("Let nodes join");
            click("Make the token");
        });
        assertThat(mistakeAt("Name")).contains("name");
        visit(() -> {
            fill("Name", "rack " + name);
            click("Make the token");
        });
        var shown = find(TextField.class).withLabel("Token").single().getValue();
        assertThat(shown).matches("join-[0-9a-z]{12}_[0-9a-z]{32}");
        visit(() -> {
            click("I have it");
            clickNamed("Revoke rack " + name);
            test(find(ConfirmDialog.class).single()).confirm();
        });
        assertThat(shows("Revoke rack " + name)).isFalse();
    }

    @Test
    void othersFindNoSuchPageAndNoWayToIt() {
        visit(() -> {
            navigate(FleetView.class);
            assertThat(menu()).contains("operator");
        });
        signIn(false);
        visit(() -> {
            UI.getCurrent().navigate("operator");
            assertThat(getCurrentView()).isNotInstanceOf(FleetView.class);
            assertThat(menu()).doesNotContain("operator");
        });
    }

    @Test
    void whatIsWrongIsSaidInTheReadersLanguage() {
        assertThat(saidIn(Locale.SIMPLIFIED_CHINESE))
                .contains("无法连接")
                .doesNotContain("cannot be reached");
    }

    @Test
    void whatIsWrongIsSaidInEnglishToo() {
        assertThat(saidIn(Locale.ENGLISH)).contains("It cannot be reached.");
    }

    private String saidIn(Locale language) {
        await().until(() ->
                fleet.nodes().stream()
                        .flatMap(one -> one.endpoints().stream())
                        .anyMatch(one -> one.state() != Fleet.State.JOINING));
        visit(() -> {
            UI.getCurrent().setLocale(language);
            navigate(FleetView.class);
        });
        return said();
    }

    private String said() {
        return find(Paragraph.class).all().stream()
                .map(Paragraph::getText)
                .collect(Collectors.joining("\n"));
    }

    private static List<String> menu() {
        return MenuConfiguration.getMenuEntries().stream()
                .map(MenuEntry::path)
                .map(path -> path.replaceFirst("^/", ""))
                .toList();
    }

    private void thereIsANode(Origin origin) {
        var _ =
                fleet.save(
                        new NodeCard(
                                name,
                                List.of(
                                        new Place(
                                                URI.create("http://127.0.0.1:1/v1"), "vllm", null)),
                                null,
                                null,
                                Map.of(),
                                null),
                        origin);
    }

    private Optional<NodeSummary> node() {
        return fleet.nodes().stream().filter(node -> node.card().name().equals(name)).findFirst();
    }

    private void fill(String label, String value) {
        test(find(TextField.class).withLabel(label).single()).setValue(value);
    }

    private String mistakeAt(String label) {
        var field = find(TextField.class).withLabel(label).single();
        assertThat(field.isInvalid()).isTrue();
        return field.getErrorMessage();
    }
}
