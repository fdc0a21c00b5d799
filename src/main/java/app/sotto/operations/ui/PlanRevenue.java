package app.sotto.operations.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.Revenue.Held;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import java.util.List;

/** Which plans bring it in, version by version. */
class PlanRevenue extends Div {

    PlanRevenue(List<Held> plans) {
        addClassName("revenue-part");
        var table =
                new DataTable(
                        getTranslation("operations.revenue.plans"),
                        List.of(
                                getTranslation("operations.revenue.plan"),
                                getTranslation("operations.revenue.plan.customers"),
                                getTranslation("operations.revenue.plan.seats"),
                                getTranslation("operations.revenue.plan.price"),
                                getTranslation("operations.revenue.mrr")));
        plans.forEach(held -> table.row(name(held.plan()), cells(held)));
        table.foot(
                getTranslation("operations.revenue.plan.all"),
                List.of(
                        whole(plans.stream().mapToLong(Held::customers).sum()),
                        whole(plans.stream().mapToLong(Held::seats).sum()),
                        "",
                        cents(plans.stream().mapToLong(Held::cents).sum())));
        add(new Paragraph(getTranslation("operations.revenue.plans.what")), table);
    }

    private String name(Plan plan) {
        return getTranslation(
                "operations.revenue.plan.version", plan.name(getLocale()), plan.id().version());
    }

    private List<String> cells(Held held) {
        return List.of(
                whole(held.customers()),
                whole(held.seats()),
                cents(held.plan().priceCents()),
                cents(held.cents()));
    }

    private String whole(long count) {
        return Shown.whole(count, getLocale());
    }

    private String cents(long cents) {
        return Shown.cents(cents, getLocale());
    }
}
