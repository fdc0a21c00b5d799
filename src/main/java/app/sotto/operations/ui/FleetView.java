package app.sotto.operations.ui;

import app.sotto.inference.Fleet.Origin;
import app.sotto.inference.NodeRefusedException;
import app.sotto.operations.fleet.KeptNode;
import app.sotto.operations.fleet.OperatingNodes;
import app.sotto.operations.tokens.TokenKind;
import app.sotto.operations.tokens.TokenRing;
import app.sotto.shell.kit.Background;
import app.sotto.shell.kit.PublicAddress;
import app.sotto.shell.kit.Watching;
import app.sotto.tenancy.CurrentTenant;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The fleet as it is now, and what an operator does with it. */
@Route("operator")
@Menu(title = "operations.fleet", order = 100, icon = "vaadin:server")
@RolesAllowed("OPERATOR")
@StyleSheet("operations.css")
class FleetView extends Main implements HasDynamicTitle, NodeActions {

    private static final int SHOWN_MS = 6000;

    private final transient OperatingNodes nodes;
    private final transient Background background;
    private final transient CurrentTenant tenant;
    private final TokensSection tokens;
    private final AtomicInteger changes = new AtomicInteger();
    private final NodeList list = new NodeList(this, this::add, this::letJoin);

    FleetView(
            OperatingNodes nodes,
            TokenRing tokens,
            PublicAddress address,
            Background background,
            CurrentTenant tenant) {
        this.nodes = nodes;
        this.background = background;
        this.tenant = tenant;
        this.tokens = new TokensSection(tokens, address);
        addClassNames("sotto-page", "operations");
        add(head(), list, this.tokens);
        refresh();
    }

    private Div head() {
        var join = new Button(getTranslation("operations.letJoin"), _ -> letJoin());
        var add = new Button(getTranslation("operations.add"), _ -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        var actions = new Div(join, add);
        actions.addClassName("operations-actions");
        var head = new Div(new H1(getTranslation("operations.fleet")), actions);
        head.addClassName("operations-section-head");
        return head;
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        super.onAttach(attached);
        // A fleet is never at rest: its figures are looked at all the time.
        Watching.start(this, background, tenant, this::look, _ -> true, this::show);
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operations.fleet") + " · " + getTranslation("shell.brand");
    }

    private Look look() {
        int known = changes.get();
        return new Look(known, nodes.all());
    }

    /** A look that began before a change was made here would take it back for a moment. */
    private void show(Look look) {
        if (look.changes() == changes.get()) {
            list.show(look.nodes());
        }
    }

    private void refresh() {
        changes.incrementAndGet();
        list.show(nodes.all());
    }

    private record Look(int changes, List<KeptNode> nodes) {}

    private void letJoin() {
        tokens.ask(TokenKind.JOIN);
    }

    private void add() {
        new AddNodeDialog(
                        nodes,
                        name -> {
                            tell("operations.added", name);
                            refresh();
                        })
                .open();
    }

    @Override
    public void edit(KeptNode node) {
        new EditNodeDialog(
                        nodes,
                        node,
                        () -> {
                            tell("operations.changed", node.name());
                            refresh();
                        })
                .open();
    }

    @Override
    public void drain(KeptNode node) {
        attempt(() -> {
            nodes.drain(node.id(), Operator.name());
            offerUndo(node);
        });
    }

    private void offerUndo(KeptNode node) {
        var notification = new Notification();
        var undo =
                new Button(
                        getTranslation("operations.undo"),
                        _ -> {
                            notification.close();
                            resume(node);
                        });
        undo.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        var line = new Div(new Span(getTranslation("operations.drained", node.name())), undo);
        line.addClassName("operations-undo");
        notification.add(line);
        notification.setDuration(SHOWN_MS);
        notification.setPosition(Notification.Position.BOTTOM_CENTER);
        notification.open();
    }

    @Override
    public void resume(KeptNode node) {
        attempt(() -> {
            nodes.resume(node.id(), Operator.name());
            tell("operations.resumed", node.name());
        });
    }

    @Override
    public void remove(KeptNode node) {
        var text =
                getTranslation(
                        node.origin() == Origin.JOINED
                                ? "operations.remove.joined"
                                : "operations.remove.text");
        var dialog =
                new ConfirmDialog(
                        getTranslation("operations.remove.ask", node.name()),
                        text,
                        getTranslation("operations.remove"),
                        _ ->
                                attempt(() -> {
                                    nodes.remove(node.id(), Operator.name());
                                    tell("operations.removed", node.name());
                                }));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("operations.cancel"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.open();
    }

    private void attempt(Runnable work) {
        try {
            work.run();
        } catch (NodeRefusedException refused) {
            say(String.valueOf(refused.getMessage()));
        }
        refresh();
    }

    private void tell(String key, Object... values) {
        say(getTranslation(key, values));
    }

    private static void say(String sentence) {
        var _ = Notification.show(sentence, SHOWN_MS, Notification.Position.BOTTOM_CENTER);
    }
}
