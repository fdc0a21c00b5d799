package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.plans.Draft;
import app.sotto.billing.plans.PlanDesk.Version;
import app.sotto.billing.plans.PlanRefusedException;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableCell;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.NativeTableRow;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The next version of a plan: written down, looked at line by line, then made. */
class NewVersionDialog extends Dialog {

    private final transient Version from;
    private final transient List<Version> all;
    private final transient Consumer<Draft> make;
    private final PlanForm form;
    private final Div preview = new Div();
    private final Notice notice = new Notice();
    private final Button back = new Button();
    private final Button forward = new Button();
    private transient @Nullable Draft looked;

    /**
     * @param all versions of the plan, the newest first
     */
    NewVersionDialog(Version from, List<Version> all, Consumer<Draft> make) {
        this.from = from;
        this.all = all;
        this.make = make;
        this.form = new PlanForm(from.plan());
        setHeaderTitle(
                getTranslation(
                        "billing.plans.dialog",
                        from.plan().name(getLocale()),
                        from.plan().id().version()));
        setWidth("min(46rem, 100%)");
        setCloseOnOutsideClick(false);
        preview.addClassName("billing-section");
        add(form, preview, notice);
        forward.addThemeVariants(ButtonVariant.PRIMARY);
        var _ = back.addClickListener(_ -> goBack());
        var _ = forward.addClickListener(_ -> goForward());
        getFooter().add(back, forward);
        write();
    }

    private void write() {
        looked = null;
        form.setVisible(true);
        preview.setVisible(false);
        back.setText(getTranslation("billing.plans.cancel"));
        forward.setText(getTranslation("billing.plans.preview"));
    }

    private void goBack() {
        notice.clear();
        if (looked == null) {
            close();
        } else {
            write();
        }
    }

    private void goForward() {
        notice.clear();
        var draft = looked;
        if (draft == null) {
            form.read().ifPresent(this::look);
        } else {
            carryOut(draft);
        }
    }

    private void look(Draft draft) {
        if (draft.equals(Draft.of(from.plan()))) {
            notice.bad(getTranslation("billing.plans.refused.same"));
            return;
        }
        looked = draft;
        int number = all.getFirst().plan().id().version() + 1;
        preview.removeAll();
        preview.add(changes(draft.after(from.plan(), number)), stay(number));
        form.setVisible(false);
        preview.setVisible(true);
        back.setText(getTranslation("billing.plans.back"));
        forward.setText(getTranslation("billing.plans.make", number));
    }

    private void carryOut(Draft draft) {
        try {
            make.accept(draft);
            close();
        } catch (PlanRefusedException refused) {
            notice.bad(getTranslation(refused.key()));
        }
    }

    private Component changes(Plan made) {
        var words = new PlanWords(this);
        Map<String, String> before = words.lines(from.plan());
        var table = new NativeTable();
        table.addClassName("plans-changes");
        var head = new NativeTableRow();
        for (String name : List.of("line", "before", "after")) {
            head.add(header(getTranslation("billing.plans.change." + name), "col"));
        }
        table.getHead().add(head);
        words.lines(made)
                .forEach((name, value) -> {
                    String had = before.getOrDefault(name, "");
                    if (!had.equals(value)) {
                        table.getBody()
                                .add(
                                        new NativeTableRow(
                                                header(name, "row"),
                                                new NativeTableCell(had),
                                                new NativeTableCell(value)));
                    }
                });
        return new Div(new H3(getTranslation("billing.plans.change")), table);
    }

    private static NativeTableHeaderCell header(String text, String scope) {
        var cell = new NativeTableHeaderCell(text);
        cell.getElement().setAttribute("scope", scope);
        return cell;
    }

    /** Who has an older version keeps it. */
    private Component stay(int number) {
        var list = new UnorderedList();
        all.stream()
                .filter(version -> version.holders() > 0)
                .map(version ->
                        new ListItem(
                                getTranslation(
                                        "billing.plans.stay.version",
                                        version.holders(),
                                        version.plan().id().version(),
                                        Money.cents(
                                                version.plan().priceCents(),
                                                version.plan().currency(),
                                                getLocale()))))
                .forEach(list::add);
        boolean none = list.getChildren().findAny().isEmpty();
        var words =
                new Paragraph(
                        none
                                ? getTranslation("billing.plans.stay.none")
                                : getTranslation("billing.plans.stay.text", number));
        var stay = new Div(new H3(getTranslation("billing.plans.stay")), words, list);
        list.setVisible(!none);
        return stay;
    }
}
