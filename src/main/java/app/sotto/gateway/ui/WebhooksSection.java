package app.sotto.gateway.ui;

import app.sotto.accounts.Members;
import app.sotto.shell.kit.Background;
import app.sotto.tenancy.Caller;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Delivery.Attempt;
import app.sotto.webhooks.Draft;
import app.sotto.webhooks.Endpoint;
import app.sotto.webhooks.Endpoints;
import app.sotto.webhooks.RefusedDraftException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints that hear what happened. Everybody sees them; who manages the organisation, changes
 * them.
 */
class WebhooksSection extends Section {

    private final transient Endpoints endpoints;
    private final transient Deliveries deliveries;
    private final transient Members members;
    private final transient Background background;
    private final transient Caller.Member me;
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();

    WebhooksSection(
            Endpoints endpoints,
            Deliveries deliveries,
            Members members,
            Background background,
            Caller.Member me) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.members = members;
        this.background = background;
        this.me = me;
        addClassNames("sotto-card", "gateway-section");
        var head = new Div(new H2(getTranslation("webhooks.heading")));
        head.addClassName("gateway-head");
        if (manages()) {
            var create = new Button(getTranslation("webhooks.add"), _ -> edit(null));
            create.addThemeVariants(ButtonVariant.PRIMARY);
            head.add(create);
        }
        rows.addClassName("gateway-rows");
        none.setText(getTranslation(manages() ? "webhooks.none" : "webhooks.none.member"));
        add(head, new Paragraph(getTranslation("webhooks.text")), none, rows);
        refresh();
    }

    private boolean manages() {
        return members.manages(me.id());
    }

    /** Roles change while pages are open: each click asks anew. */
    private void requireManages() {
        if (!manages()) {
            throw new IllegalStateException("Only who manages the organisation changes webhooks");
        }
    }

    private void refresh() {
        rows.removeAll();
        var all = endpoints.all();
        all.forEach(one -> rows.add(new EndpointRow(one, actions(one))));
        none.setVisible(all.isEmpty());
    }

    private List<Component> actions(Endpoint one) {
        var log = action("log", one, () -> log(one));
        if (!manages()) {
            return List.of(log);
        }
        var delete = action("delete", one, () -> askToDelete(one));
        delete.addThemeVariants(ButtonVariant.ERROR);
        return List.of(
                action("test", one, () -> test(one)),
                log,
                action("change", one, () -> edit(one)),
                action("rotate", one, () -> askToRotate(one)),
                action(one.isOn() ? "off" : "on", one, () -> turn(one)),
                delete);
    }

    private Button action(String name, Endpoint one, Runnable work) {
        var button = new Button(getTranslation("webhooks." + name), _ -> work.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(getTranslation("webhooks." + name + ".label", one.url()));
        return button;
    }

    private void log(Endpoint one) {
        new DeliveriesDialog(one, deliveries, manages() ? me : null, this::requireManages).open();
    }

    private void edit(@Nullable Endpoint one) {
        new EndpointDialog(one, (draft, dialog) -> save(one, draft, dialog)).open();
    }

    private void save(@Nullable Endpoint one, Draft draft, EndpointDialog dialog) {
        requireManages();
        work(
                () -> {
                    if (one == null) {
                        return endpoints.add(me, draft);
                    }
                    endpoints.change(me, one.id(), draft);
                    return "";
                },
                secret -> {
                    dialog.close();
                    refresh();
                    if (!secret.isEmpty()) {
                        new SecretDialog(secret).open();
                    }
                },
                failure -> {
                    if (failure instanceof RefusedDraftException refused) {
                        dialog.refuse(refused.reason());
                    } else {
                        dialog.close();
                        say("webhooks.trouble");
                    }
                });
    }

    private void test(Endpoint one) {
        requireManages();
        say("webhooks.test.sent");
        work(() -> deliveries.test(me, one.id()), this::tested, _ -> say("webhooks.trouble"));
    }

    private void tested(Attempt attempt) {
        refresh();
        new TestResultDialog(attempt).open();
    }

    private void askToRotate(Endpoint one) {
        ask(
                "rotate",
                one,
                () -> {
                    String secret = endpoints.rotate(me, one.id());
                    refresh();
                    new SecretDialog(secret).open();
                });
    }

    private void askToDelete(Endpoint one) {
        ask(
                        "delete",
                        one,
                        () -> {
                            endpoints.delete(me, one.id());
                            refresh();
                        })
                .setConfirmButtonTheme("error primary");
    }

    private ConfirmDialog ask(String what, Endpoint one, Runnable work) {
        var dialog =
                new ConfirmDialog(
                        getTranslation("webhooks." + what + ".ask"),
                        getTranslation("webhooks." + what + ".text", one.url()),
                        getTranslation("webhooks." + what),
                        _ -> {
                            requireManages();
                            work.run();
                        });
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("gateway.cancel"));
        dialog.open();
        return dialog;
    }

    private void turn(Endpoint one) {
        requireManages();
        endpoints.turn(me, one.id(), !one.isOn());
        refresh();
    }

    private void say(String key) {
        Notification.show(getTranslation(key));
    }

    /** Off the page's thread: it looks names up, or waits for a customer's server. */
    private <T> void work(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        background.run(this, work, done, failed);
    }
}
