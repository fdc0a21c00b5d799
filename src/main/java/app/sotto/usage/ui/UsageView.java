package app.sotto.usage.ui;

import app.sotto.accounts.Holders;
import app.sotto.accounts.SignedIn;
import app.sotto.tenancy.Caller;
import app.sotto.usage.Allowance;
import app.sotto.usage.Caps;
import app.sotto.usage.Grants;
import app.sotto.usage.UsageHistory;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import com.vaadin.flow.spring.security.AuthenticationContext;
import jakarta.annotation.security.PermitAll;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;

/** What was used, month by month: the organisation's for who manages it, else one's own. */
@Route("usage")
@Menu(title = "usage.menu", order = 40, icon = "vaadin:bar-chart")
@PermitAll
@StyleSheet("usage.css")
class UsageView extends Main implements HasDynamicTitle {

    private static final int MONTHS = 13;

    private final transient Allowance allowance;
    private final transient Grants grants;
    private final transient Caps caps;
    private final transient UsageHistory history;
    private final transient Holders holders;
    private final transient Clock clock;
    private final transient Caller.Member me;
    private final boolean manages;
    private final Div content = new Div();
    private final Select<YearMonth> months = new Select<>();

    UsageView(
            Allowance allowance,
            Grants grants,
            Caps caps,
            UsageHistory history,
            Holders holders,
            ObjectProvider<Clock> clock,
            SignedIn signedIn,
            AuthenticationContext authentication) {
        this.allowance = allowance;
        this.grants = grants;
        this.caps = caps;
        this.history = history;
        this.holders = holders;
        this.clock = clock.getIfUnique(Clock::systemUTC);
        this.me = signedIn.require();
        this.manages = authentication.hasAnyRole("OWNER", "ADMIN");
        addClassNames("sotto-page", "usage");
        content.addClassName("usage-content");
        add(head(), content);
        show(months.getValue());
    }

    @Override
    public String getPageTitle() {
        return getTranslation("usage.menu") + " · " + getTranslation("shell.brand");
    }

    private Div head() {
        YearMonth now = YearMonth.now(clock.withZone(grants.zone()));
        months.setItems(IntStream.range(0, MONTHS).mapToObj(now::minusMonths).toList());
        months.setItemLabelGenerator(this::name);
        months.setAriaLabel(getTranslation("usage.month"));
        months.setValue(now);
        months.addValueChangeListener(change -> show(change.getValue()));
        var export = new Anchor();
        export.setHref(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] csv =
                            UsageCsv.of(read(months.getValue())).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(csv),
                            "sotto-usage-" + months.getValue() + ".csv",
                            "text/csv;charset=utf-8",
                            csv.length);
                }));
        export.setText(getTranslation("usage.csv"));
        var tools = new Div(months, export);
        tools.addClassName("usage-tools");
        var head = new Div(new H1(getTranslation("usage.menu")), tools);
        head.addClassName("usage-head");
        return head;
    }

    private void show(YearMonth month) {
        content.removeAll();
        MonthOfUse read = read(month);
        boolean running = month.equals(YearMonth.now(clock.withZone(grants.zone())));
        if (!manages) {
            content.add(new Paragraph(getTranslation("usage.own")));
        }
        var figures =
                new Figures(
                        read, manages && running ? allowance.standing() : null, clock.instant());
        content.add(card("usage.figures", figures));
        if (!read.rows().isEmpty()) {
            content.add(card("usage.days", new DayBars(read)));
        }
        content.add(card("usage.breakdown", new Breakdown(read)));
        if (manages && running) {
            content.add(new LimitsSection(caps, grants, read, me.tenant()));
            content.add(card("usage.zone", zones()));
        }
    }

    private ComboBox<String> zones() {
        var zones = new ComboBox<String>(getTranslation("usage.zone.label"));
        zones.setItems(ZoneId.getAvailableZoneIds().stream().sorted().toList());
        zones.setHelperText(getTranslation("usage.zone.hint"));
        String zone = grants.zone().getId();
        zones.setValue(zone.equals("Z") ? "UTC" : zone);
        zones.addValueChangeListener(change -> {
            if (change.isFromClient() && change.getValue() != null) {
                grants.zone(ZoneId.of(change.getValue()));
                show(months.getValue());
            }
        });
        return zones;
    }

    private Section card(String key, Component body) {
        var card = new Section(new H2(getTranslation(key)), body);
        card.addClassName("sotto-card");
        return card;
    }

    private MonthOfUse read(YearMonth month) {
        return MonthOfUse.read(
                month,
                grants.zone(),
                history,
                holders,
                manages ? Optional.empty() : Optional.of(me));
    }

    private String name(YearMonth month) {
        return DateTimeFormatter.ofPattern(getTranslation("usage.month.pattern"), getLocale())
                .format(month);
    }
}
