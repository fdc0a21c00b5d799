package app.sotto.usage.ui;

import app.sotto.accounts.Holders.Holder;
import app.sotto.accounts.Holders.Kind;
import app.sotto.shell.kit.Dollars;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Cap;
import app.sotto.usage.Caps;
import app.sotto.usage.Grants;
import app.sotto.usage.UsageHistory.Row;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the organisation, its members and keys may use a month, and what they did this month. */
class LimitsSection extends Section {

    private final transient Caps caps;
    private final transient Grants grants;
    private final transient MonthOfUse month;
    private final TenantId organisation;
    private final UnorderedList rows = new UnorderedList();

    LimitsSection(Caps caps, Grants grants, MonthOfUse month, TenantId organisation) {
        super(new H2());
        this.caps = caps;
        this.grants = grants;
        this.month = month;
        this.organisation = organisation;
        ((H2) getComponentAt(0)).setText(getTranslation("usage.limits"));
        addClassName("sotto-card");
        rows.addClassName("usage-limits");
        add(new Paragraph(getTranslation("usage.limits.text")), rows);
        refresh();
    }

    private void refresh() {
        rows.removeAll();
        var set = caps.all();
        rows.add(
                row(
                        organisation.value(),
                        getTranslation("usage.limits.organisation"),
                        set.getOrDefault(organisation.value(), Cap.NONE),
                        grants.current().overage().budgetMicros()));
        for (UUID id : month.everybody()) {
            Holder holder = month.holders().get(id);
            if (holder != null && holder.active()) {
                rows.add(row(id, name(holder), set.getOrDefault(id, Cap.NONE), null));
            }
        }
    }

    private String name(Holder holder) {
        return holder.kind() == Kind.KEY
                ? getTranslation("usage.key", holder.name())
                : holder.name();
    }

    private ListItem row(UUID id, String name, Cap cap, @Nullable Long defaultMicros) {
        var change =
                new Button(
                        getTranslation("usage.limit.change"),
                        _ ->
                                new LimitDialog(name, cap, defaultMicros, next -> set(id, next))
                                        .open());
        change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        change.setAriaLabel(getTranslation("usage.limit.title", name));
        var limit = new Span(words(cap, defaultMicros));
        limit.addClassName("sotto-muted");
        var about = new Div(new Span(name), limit);
        about.addClassName("words");
        var used = new Span(used(id));
        used.addClassName("used");
        return new ListItem(about, used, change);
    }

    private void set(UUID id, Cap cap) {
        caps.set(id, cap);
        refresh();
    }

    private String used(UUID id) {
        boolean all = id.equals(organisation.value());
        var own = month.rows().stream().filter(row -> all || row.holder().equals(id)).toList();
        return getTranslation(
                "usage.limits.used",
                Minutes.text(own.stream().mapToLong(Row::chargedSeconds).sum(), getLocale()),
                Dollars.text(own.stream().mapToLong(Row::overageMicros).sum(), getLocale()));
    }

    private String words(Cap cap, @Nullable Long defaultMicros) {
        Long micros = cap.micros() == null ? defaultMicros : cap.micros();
        if (cap.seconds() == null && micros == null) {
            return getTranslation("usage.limits.none");
        }
        String minutes =
                cap.seconds() == null
                        ? ""
                        : getTranslation(
                                "usage.limits.minutes", Minutes.text(cap.seconds(), getLocale()));
        String money =
                micros == null
                        ? ""
                        : getTranslation("usage.limits.money", Dollars.text(micros, getLocale()));
        return minutes.isEmpty() || money.isEmpty()
                ? minutes + money
                : getTranslation("usage.limits.both", minutes, money);
    }
}
