package app.sotto.operations.ui;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.Reading;
import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.net.URI;
import java.text.NumberFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One server of a node: what it serves, how busy it is, and what is wrong with it. */
class EndpointRow extends ListItem {

    private static final long LIVE_SECONDS = 3;

    private final boolean oneOfSeveral;
    private final Span models = new Span();
    private final StateBadge state = new StateBadge();
    private final Span facts = new Span();
    private final Meter running = new Meter("operations.running");
    private final Meter waiting = new Meter("operations.waiting");
    private final Meter memory = new Meter("operations.memory");
    private final Div meters = new Div(running, waiting, memory);
    private final Span age = new Span();
    private final Paragraph reason = new Paragraph();
    private final Div alarms = new Div();

    /**
     * @param oneOfSeveral whether its state says more than the node's
     */
    EndpointRow(URI url, String profile, boolean oneOfSeveral) {
        this.oneOfSeveral = oneOfSeveral;
        addClassName("operations-endpoint");
        models.addClassName("models");
        meters.addClassName("operations-meters");
        reason.addClassName("operations-reason");
        alarms.addClassName("operations-alarms");
        age.addClassNames("sotto-muted", "small");
        facts.addClassNames("sotto-muted", "small");
        var address = new Span(url.toString());
        address.addClassNames("sotto-muted", "small", "address");
        address.setTitle(getTranslation("operations.profile.is", profile));
        var head = new Div(models, state);
        head.addClassName("head");
        var quiet = new Div(address, facts, age);
        quiet.addClassName("quiet");
        add(head, quiet, meters, reason, alarms);
    }

    void show(EndpointSummary seen, Scale scale) {
        models.setText(models(seen.models()));
        state.show(seen.state(), false);
        state.setVisible(oneOfSeveral);
        facts.setText(facts(seen));
        read(seen.reading(), scale);
        reason.setText(
                seen.reason() == null
                        ? ""
                        : getTranslation("operations.reason", told(seen.reason())));
        reason.setVisible(seen.reason() != null);
        alarms.removeAll();
        seen.alarms().stream().map(this::told).map(Paragraph::new).forEach(alarms::add);
        alarms.setVisible(!seen.alarms().isEmpty());
    }

    private String told(Remark remark) {
        return getTranslation("operations.remark." + remark.kind(), remark.arguments().toArray());
    }

    private String models(List<Model> served) {
        return served.isEmpty()
                ? getTranslation("operations.models.none")
                : served.stream().map(Model::displayName).collect(Collectors.joining(", "));
    }

    private String facts(EndpointSummary seen) {
        var ours = getTranslation("operations.inFlight", seen.inFlight());
        return seen.device() == null ? ours : seen.device() + " · " + ours;
    }

    private void read(@Nullable Reading reading, Scale scale) {
        meters.setVisible(reading != null && figures(reading));
        if (reading == null) {
            age.setText(getTranslation("operations.figures.none"));
            return;
        }
        running.count(reading.running(), scale.requests());
        waiting.count(reading.waiting(), scale.requests());
        memory.share(reading.kvCache());
        memory.setVisible(reading.kvCache() != null);
        long old = reading.age().toSeconds();
        age.setText(
                old <= LIVE_SECONDS
                        ? pace(reading)
                        : getTranslation("operations.figures.old", old));
        age.setClassName("stale", old > LIVE_SECONDS);
    }

    private static boolean figures(Reading reading) {
        return reading.running() != null || reading.waiting() != null || reading.kvCache() != null;
    }

    private String pace(Reading reading) {
        var live = getTranslation("operations.figures.live");
        return reading.tokensPerSecond() == null
                ? live
                : getTranslation(
                                "operations.pace",
                                NumberFormat.getIntegerInstance(getLocale())
                                        .format(reading.tokensPerSecond()))
                        + " · "
                        + live;
    }
}
