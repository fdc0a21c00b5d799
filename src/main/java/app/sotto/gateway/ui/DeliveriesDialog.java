package app.sotto.gateway.ui;

import app.sotto.tenancy.Caller;
import app.sotto.webhooks.Deliveries;
import app.sotto.webhooks.Delivery;
import app.sotto.webhooks.Endpoint;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was sent to an endpoint, the newest first, and sending it again. */
class DeliveriesDialog extends Dialog {

    private static final int PAGE = 25;

    private final transient Endpoint one;
    private final transient Deliveries deliveries;
    private final transient Caller.@Nullable Member manager;
    private final transient Runnable requireManages;
    private final UnorderedList rows = new UnorderedList();
    private final Paragraph none = new Paragraph();
    private final Button more;
    private int shown;

    /**
     * @param manager who may send again; null: nobody here may
     */
    DeliveriesDialog(
            Endpoint one,
            Deliveries deliveries,
            Caller.@Nullable Member manager,
            Runnable requireManages) {
        this.one = one;
        this.deliveries = deliveries;
        this.manager = manager;
        this.requireManages = requireManages;
        setHeaderTitle(getTranslation("webhooks.log.title"));
        setWidth("min(52rem, 100%)");
        rows.addClassName("gateway-rows");
        none.setText(getTranslation("webhooks.log.none"));
        more = new Button(getTranslation("webhooks.log.more"), _ -> showMore());
        add(new Paragraph(one.url()), none, rows, more);
        if (manager != null) {
            add(replayAll(manager));
        }
        getFooter()
                .add(
                        new Button(getTranslation("webhooks.log.refresh"), _ -> refresh()),
                        new Button(getTranslation("webhooks.close"), _ -> close()));
        refresh();
    }

    private void refresh() {
        rows.removeAll();
        shown = 0;
        showMore();
        none.setVisible(shown == 0);
    }

    private void showMore() {
        List<Delivery> next = deliveries.of(one.id(), shown, PAGE + 1);
        next.stream().limit(PAGE).forEach(each -> rows.add(row(each)));
        shown += Math.min(next.size(), PAGE);
        more.setVisible(next.size() > PAGE);
    }

    private DeliveryRow row(Delivery each) {
        return new DeliveryRow(
                each,
                () -> deliveries.attempts(each.id()),
                manager == null ? null : () -> replay(manager, each));
    }

    private void replay(Caller.Member who, Delivery each) {
        requireManages.run();
        boolean again = deliveries.replay(who, each.id());
        Notification.show(getTranslation(again ? "webhooks.replay.done" : "webhooks.replay.not"));
        refresh();
    }

    private Div replayAll(Caller.Member who) {
        var since = new Select<Duration>();
        since.setLabel(getTranslation("webhooks.replay.since"));
        since.setItems(
                Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7), Duration.ofDays(30));
        since.setItemLabelGenerator(
                time -> getTranslation("webhooks.replay.since." + time.toHours()));
        since.setValue(Duration.ofDays(1));
        var replay =
                new Button(
                        getTranslation("webhooks.replay.all"),
                        _ -> replayAll(who, Instant.now().minus(since.getValue())));
        replay.addThemeVariants(ButtonVariant.TERTIARY);
        var line = new Div(since, replay);
        line.addClassNames("gateway-head", "gateway-replay");
        return line;
    }

    private void replayAll(Caller.Member who, Instant since) {
        requireManages.run();
        int again = deliveries.replayFailed(who, one.id(), since);
        Notification.show(getTranslation("webhooks.replay.some", again));
        refresh();
    }
}
