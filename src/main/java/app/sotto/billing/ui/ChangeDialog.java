package app.sotto.billing.ui;

import app.sotto.billing.Plan;
import app.sotto.billing.stripe.Invoice;
import app.sotto.billing.subscriptions.Changing;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;

/** What another plan costs, line by line, before it is chosen. */
class ChangeDialog extends Dialog {

    private final Changing.Preview preview;
    private final Notice notice = new Notice();

    ChangeDialog(
            Office.State state,
            Changing.Preview preview,
            Office office,
            app.sotto.shell.kit.Background background,
            Runnable changed) {
        this.preview = preview;
        Plan plan = preview.plan();
        setHeaderTitle(getTranslation("billing.change.title", plan.name(getLocale())));
        setWidth("min(36rem, 100%)");
        add(new Paragraph(sentence()), lines(), less(state), notice);
        var back = new Button(getTranslation("billing.change.back"), _ -> close());
        var confirm =
                new Button(
                        getTranslation(
                                preview.now() ? "billing.change.pay" : "billing.change.confirm"));
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        var errands = new Errands(background, notice);
        confirm.addClickListener(_ ->
                errands.run(
                        confirm,
                        () -> {
                            office.change(preview);
                            return true;
                        },
                        _ -> {
                            close();
                            changed.run();
                        }));
        getFooter().add(back, confirm);
    }

    private String sentence() {
        Invoice invoice = preview.invoice();
        if (preview.now()) {
            return getTranslation("billing.change.now", money(invoice.due()));
        }
        return invoice.total() < 0
                ? getTranslation("billing.change.credit", money(-invoice.total()))
                : getTranslation("billing.change.later", money(invoice.total()));
    }

    private UnorderedList lines() {
        var list = new UnorderedList();
        list.addClassName("billing-lines");
        for (Invoice.Line line : preview.invoice().lines()) {
            if (line.amount() != 0) {
                list.add(
                        new ListItem(new Span(line.description()), new Span(money(line.amount()))));
            }
        }
        return list;
    }

    /** Minutes that were used already do not come back with a smaller plan. */
    private Div less(Office.State state) {
        var words = new Div();
        long minutes = preview.plan().terms().times(preview.seats()).monthly().toMinutes();
        long used = state.standing().usedSeconds() / 60;
        if (used > minutes) {
            words.add(new Paragraph(getTranslation("billing.change.below", used, minutes)));
        }
        return words;
    }

    private String money(long cents) {
        return Money.cents(cents, preview.invoice().currency(), getLocale());
    }
}
