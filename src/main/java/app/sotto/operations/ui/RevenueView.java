package app.sotto.operations.ui;

import app.sotto.billing.Reconciliation;
import app.sotto.billing.Revenue;
import app.sotto.billing.Revenue.Figures;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.Component;
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
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.stream.IntStream;

/** What all organisations bring in, month by month, and where the books differ from Stripe's. */
@Route("operator/revenue")
@Menu(title = "operations.revenue", order = 130, icon = "vaadin:line-chart")
@RolesAllowed("OPERATOR")
@StyleSheet("operations.css")
@StyleSheet("revenue.css")
class RevenueView extends Main implements HasDynamicTitle {

    private static final int MONTHS = 24;

    private final transient Revenue revenue;
    private final transient Figures figures;
    private final Select<YearMonth> months = new Select<>();
    private final Div ofTheMonth = new Div();

    RevenueView(Revenue revenue, Reconciliation reconciliation, Background background) {
        this.revenue = revenue;
        this.figures = revenue.figures();
        addClassNames("sotto-page", "operations", "revenue");
        ofTheMonth.addClassName("revenue-part");
        add(head());
        if (figures.months().isEmpty()) {
            add(empty());
        } else {
            add(
                    ofTheMonth,
                    card("operations.revenue.bridge", new MrrBridge(figures)),
                    card("operations.revenue.cohorts", new CohortTable(figures)));
        }
        add(card("operations.revenue.standing", new StandingFigures(figures.standing())));
        if (!figures.plans().isEmpty()) {
            add(card("operations.revenue.plans", new PlanRevenue(figures.plans())));
        }
        add(new DifferencesSection(reconciliation, background));
        show();
    }

    @Override
    public String getPageTitle() {
        return getTranslation("operations.revenue") + " · " + getTranslation("shell.brand");
    }

    private Div head() {
        var head = new Div(new H1(getTranslation("operations.revenue")));
        head.addClassName("operations-section-head");
        if (!figures.months().isEmpty()) {
            var tools = new Div(picker(), export());
            tools.addClassName("operations-actions");
            head.add(tools);
        }
        return head;
    }

    private Select<YearMonth> picker() {
        months.setItems(
                IntStream.range(0, MONTHS).mapToObj(figures.running()::minusMonths).toList());
        months.setItemLabelGenerator(month ->
                Shown.month(month, getTranslation("operations.revenue.month.whole"), getLocale()));
        months.setAriaLabel(getTranslation("operations.revenue.month"));
        months.setValue(figures.running());
        months.addValueChangeListener(_ -> show());
        return months;
    }

    private Anchor export() {
        var export = new Anchor();
        export.setHref(
                DownloadHandler.fromInputStream(_ -> {
                    byte[] csv = RevenueCsv.of(figures).getBytes(StandardCharsets.UTF_8);
                    return new DownloadResponse(
                            new ByteArrayInputStream(csv),
                            "sotto-revenue-" + figures.running() + ".csv",
                            "text/csv;charset=utf-8",
                            csv.length);
                }));
        export.setText(getTranslation("operations.revenue.csv"));
        return export;
    }

    private Section empty() {
        var section =
                new Section(
                        new H2(getTranslation("operations.revenue.empty")),
                        new Paragraph(getTranslation("operations.revenue.empty.text")));
        section.addClassNames("sotto-card", "operations-empty");
        return section;
    }

    private void show() {
        ofTheMonth.removeAll();
        var month = months.getValue();
        if (month != null) {
            ofTheMonth.add(
                    new RevenueFigures(
                            figures,
                            month,
                            revenue.margin(),
                            () -> new MarginDialog(revenue, this::show).open()));
        }
    }

    private Section card(String key, Component body) {
        var card = new Section(new H2(getTranslation(key)), body);
        card.addClassNames("sotto-card", "revenue-part");
        return card;
    }
}
