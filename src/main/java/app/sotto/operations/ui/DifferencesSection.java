package app.sotto.operations.ui;

import app.sotto.billing.Reconciliation;
import app.sotto.billing.Reconciliation.Difference;
import app.sotto.billing.Reconciliation.Outcome;
import app.sotto.shell.kit.Background;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Where our books and Stripe's differed, and what an operator said to that. */
class DifferencesSection extends Section {

    private static final int MOST = 50;

    private final transient Reconciliation reconciliation;
    private final transient Background background;
    private final Button compare = new Button(getTranslation("operations.differences.compare"));
    private final Paragraph state = new Paragraph();
    private final UnorderedList rows = new UnorderedList();

    DifferencesSection(Reconciliation reconciliation, Background background) {
        this.reconciliation = reconciliation;
        this.background = background;
        addClassNames("sotto-card", "revenue-part");
        rows.addClassName("operations-rows");
        state.getElement().setAttribute("role", "status");
        var _ = compare.addClickListener(_ -> compare());
        var head = new Div(new H2(getTranslation("operations.differences")), compare);
        head.addClassName("operations-section-head");
        var text = new Paragraph(getTranslation("operations.differences.text", MOST));
        text.addClassName("sotto-muted");
        add(head, text, state, rows);
        refresh();
    }

    private void compare() {
        compare.setEnabled(false);
        state.setText(getTranslation("operations.differences.comparing"));
        String operator = Operator.name();
        background.run(
                this,
                () -> reconciliation.compare(operator),
                outcome -> end(told(outcome)),
                _ -> end(getTranslation("operations.differences.failed")));
    }

    private void end(String sentence) {
        compare.setEnabled(true);
        refresh();
        state.setText(sentence);
    }

    private String told(Outcome outcome) {
        if (!outcome.answered()) {
            return getTranslation("operations.differences.silent", outcome.compared());
        }
        return getTranslation(
                outcome.failed() == 0
                        ? "operations.differences.compared"
                        : "operations.differences.partly",
                outcome.compared(),
                outcome.failed());
    }

    private void refresh() {
        rows.removeAll();
        List<Difference> all = reconciliation.differences(MOST);
        all.forEach(one -> rows.add(new DifferenceRow(one, () -> note(one))));
        rows.setVisible(!all.isEmpty());
        state.setText(all.isEmpty() ? getTranslation("operations.differences.none") : "");
    }

    private void note(Difference one) {
        new NoteDialog(reconciliation, one, this::refresh).open();
    }
}
