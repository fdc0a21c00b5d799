package app.sotto.dictation.ui;

import app.sotto.dictation.Retention;
import app.sotto.dictation.Retention.Rules;
import app.sotto.dictation.retention.Erasures;
import app.sotto.tenancy.Caller;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import org.jspecify.annotations.Nullable;

/** Where who manages an organisation decides how long it keeps. */
final class RetentionForm extends Div {

    private enum Choice {
        UNTIL_DELETED,
        DAYS,
        NOTHING
    }

    private final transient Retention retention;
    private final transient Erasures erasures;
    private final transient Caller caller;
    private final transient Runnable decided;
    private final RadioButtonGroup<Choice> choice = new RadioButtonGroup<>();
    private final IntegerField text = days("dictation.retention.text");
    private final IntegerField audio = days("dictation.retention.audio");

    RetentionForm(Retention retention, Erasures erasures, Caller caller, Runnable decided) {
        this.retention = retention;
        this.erasures = erasures;
        this.caller = caller;
        this.decided = decided;
        addClassName("sotto-retention-form");
        choice.setLabel(getTranslation("dictation.retention.choice"));
        choice.setItems(Choice.values());
        choice.setItemLabelGenerator(one -> getTranslation("dictation.retention.choice." + one));
        choice.addValueChangeListener(_ -> offer());
        text.setHelperText(getTranslation("dictation.retention.empty.text"));
        audio.setHelperText(getTranslation("dictation.retention.empty.audio"));
        var fields = new Div(text, audio);
        fields.addClassName("sotto-retention-days");
        var save = new Button(getTranslation("dictation.save"), _ -> ask());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        add(choice, fields, save);
        show(retention.own());
    }

    private IntegerField days(String label) {
        var field = new IntegerField(getTranslation(label));
        field.setMin(1);
        field.setMax(Rules.LONGEST);
        field.setStepButtonsVisible(true);
        field.setManualValidation(true);
        return field;
    }

    private void show(Rules rules) {
        text.setValue(rules.textDays());
        audio.setValue(rules.audioDays());
        boolean timed = rules.textDays() != null || rules.audioDays() != null;
        choice.setValue(
                rules.nothing() ? Choice.NOTHING : timed ? Choice.DAYS : Choice.UNTIL_DELETED);
        offer();
    }

    private void offer() {
        text.setVisible(choice.getValue() == Choice.DAYS);
        audio.setVisible(choice.getValue() == Choice.DAYS);
    }

    /** What cannot be undone is said before it is done. */
    private void ask() {
        Rules rules = chosen();
        if (rules == null) {
            return;
        }
        int lost = lost(rules);
        if (lost == 0 && !rules.nothing()) {
            decide(rules);
            return;
        }
        var dialog = new ConfirmDialog();
        dialog.setHeader(
                getTranslation(
                        rules.nothing()
                                ? "dictation.retention.sure.header"
                                : "dictation.retention.sure"));
        dialog.setText(
                rules.nothing()
                        ? getTranslation("dictation.retention.sure.nothing", lost)
                        : getTranslation("dictation.retention.sure.days", lost));
        dialog.setCancelable(true);
        dialog.setCancelText(getTranslation("dictation.back"));
        dialog.setConfirmText(getTranslation("dictation.retention.erase"));
        dialog.setConfirmButtonTheme("error primary");
        dialog.addConfirmListener(_ -> decide(rules));
        dialog.open();
    }

    private int lost(Rules rules) {
        if (rules.nothing()) {
            return erasures.olderThan(0);
        }
        Integer first = shorter(rules.textDays(), rules.audioDays());
        return first == null ? 0 : erasures.olderThan(first);
    }

    private static @Nullable Integer shorter(@Nullable Integer one, @Nullable Integer other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return Math.min(one, other);
    }

    private @Nullable Rules chosen() {
        return switch (choice.getValue()) {
            case UNTIL_DELETED -> Rules.UNTIL_DELETED;
            case NOTHING -> Rules.NOTHING;
            case DAYS ->
                    check(text) && check(audio)
                            ? new Rules(audio.getValue(), text.getValue(), false)
                            : null;
        };
    }

    private boolean check(IntegerField field) {
        Integer days = field.getValue();
        boolean right = days == null ? field.isEmpty() : days >= 1 && days <= Rules.LONGEST;
        field.setErrorMessage(getTranslation("dictation.retention.range", Rules.LONGEST));
        field.setInvalid(!right);
        return right;
    }

    private void decide(Rules rules) {
        retention.decide(caller, rules);
        show(retention.own());
        decided.run();
        Notification.show(getTranslation("dictation.retention.saved"));
    }
}
