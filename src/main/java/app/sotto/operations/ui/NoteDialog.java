package app.sotto.operations.ui;

import app.sotto.billing.Reconciliation;
import app.sotto.billing.Reconciliation.Difference;
import app.sotto.billing.Reconciliation.Look;
import com.vaadin.flow.component.textfield.TextArea;

/** Says of a difference that somebody looked at it, and what they found. */
class NoteDialog extends FormDialog {

    private final transient Reconciliation reconciliation;
    private final transient Difference difference;
    private final transient Runnable saved;
    private final TextArea note = new TextArea(getTranslation("operations.look.label"));

    NoteDialog(Reconciliation reconciliation, Difference difference, Runnable saved) {
        super("operations.look.title", "operations.look.submit");
        this.reconciliation = reconciliation;
        this.difference = difference;
        this.saved = saved;
        Look look = difference.look();
        note.setValue(look == null ? "" : look.note());
        note.setHelperText(getTranslation("operations.look.hint"));
        note.setRequiredIndicatorVisible(true);
        note.setManualValidation(true);
        note.setAutofocus(true);
        note.addClassName("wide");
        fill(note);
    }

    @Override
    boolean save() {
        String words = note.getValue().strip();
        boolean right = !words.isEmpty() && words.length() <= Reconciliation.MOST_CHARACTERS;
        Fields.accept(note, right ? null : "operations.look.wrong");
        if (right) {
            reconciliation.lookedAt(difference.id(), words, Operator.name());
            saved.run();
        }
        return right;
    }
}
