package app.sotto.billing.ui;

import app.sotto.billing.plans.PlanDesk.Version;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.ZoneOffset;
import java.util.List;

/** One plan with all its versions, the newest first. */
class PlanVersions extends Section {

    private final transient List<Version> versions;
    private final transient PlanActions actions;

    PlanVersions(List<Version> versions, PlanActions actions) {
        this.versions = versions;
        this.actions = actions;
        addClassNames("sotto-card", "billing-section");
        Version current =
                versions.stream().filter(Version::offered).findFirst().orElse(versions.getFirst());
        add(head(current));
        if (current.plan().free()) {
            add(new Paragraph(getTranslation("billing.plans.free")));
        }
        var list = new UnorderedList();
        list.addClassName("plans-versions");
        versions.forEach(version -> list.add(row(version)));
        add(list);
    }

    private Component head(Version current) {
        var name = new H2(current.plan().name(getLocale()));
        var code = new Span(current.plan().id().code());
        code.addClassNames("sotto-muted", "plans-code");
        var heading = new Div(name, code);
        heading.addClassName("billing-heading");
        var head = new Div(heading);
        head.addClassName("plans-head");
        if (!current.plan().free()) {
            var edit =
                    new Button(
                            getTranslation("billing.plans.new"),
                            _ -> actions.edit(current, versions));
            edit.setAriaLabel(
                    getTranslation("billing.plans.new.label", current.plan().name(getLocale())));
            head.add(edit);
        }
        return head;
    }

    private ListItem row(Version version) {
        var title = new Span(getTranslation("billing.plans.number", version.plan().id().version()));
        title.addClassName("plans-title");
        var badge =
                new Span(
                        getTranslation(
                                version.offered()
                                        ? "billing.plans.state.offered"
                                        : "billing.plans.state.retired"));
        badge.addClassName("billing-badge");
        badge.setClassName("plans-quiet", !version.offered());
        var first = new Div(title, badge, new Span(price(version)));
        first.addClassName("billing-heading");
        var words = new Div(first, quiet(holders(version)), quiet(made(version)));
        words.addClassName("words");
        var row = new ListItem(words, action(version), terms(version));
        row.addClassName("plans-version");
        return row;
    }

    private String price(Version version) {
        var plan = version.plan();
        return Money.cents(plan.priceCents(), plan.currency(), getLocale())
                + " "
                + getTranslation(
                        plan.seats().each() ? "billing.plan.per_seat" : "billing.plan.per_month");
    }

    private String holders(Version version) {
        return version.plan().free()
                ? getTranslation("billing.plans.holders.free")
                : getTranslation("billing.plans.holders", version.holders());
    }

    private String made(Version version) {
        String day = Days.of(version.madeAt(), ZoneOffset.UTC, getLocale());
        return version.madeBy() == null
                ? getTranslation("billing.plans.came", day)
                : getTranslation("billing.plans.made.by", version.madeBy(), day);
    }

    private Component action(Version version) {
        if (version.plan().free()) {
            return new Span();
        }
        var button =
                version.offered()
                        ? new Button(
                                getTranslation("billing.plans.retire"),
                                _ -> actions.retire(version))
                        : new Button(
                                getTranslation("billing.plans.offer"), _ -> actions.offer(version));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setAriaLabel(
                button.getText()
                        + ": "
                        + getTranslation(
                                "billing.plans.version",
                                version.plan().name(getLocale()),
                                version.plan().id().version()));
        return button;
    }

    private Component terms(Version version) {
        var list = new DescriptionList();
        list.addClassName("billing-facts");
        new PlanWords(this)
                .lines(version.plan())
                .forEach((name, value) ->
                        list.getElement()
                                .appendChild(
                                        new Div(
                                                        new DescriptionList.Term(name),
                                                        new DescriptionList.Description(value))
                                                .getElement()));
        var details = new Details(getTranslation("billing.plans.terms"), list);
        details.addClassName("plans-terms");
        return details;
    }

    private static Span quiet(String words) {
        var span = new Span(words);
        span.addClassName("sotto-muted");
        return span;
    }
}
