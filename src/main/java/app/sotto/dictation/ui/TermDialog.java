package app.sotto.dictation.ui;

import app.sotto.dictation.dictionary.Term;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.function.Consumer;

/** Asks for a term: how it is written, what is heard for it, and whose it is. */
final class TermDialog extends Dialog {

    private final transient Term term;
    private final transient Consumer<Term> keep;
    private final TextField written = new TextField();
    private final TextArea heard = new TextArea();
    private final Checkbox shared = new Checkbox();

    /**
     * @param manages whether this member may share it with the organisation
     */
    TermDialog(Term term, boolean fresh, boolean manages, Consumer<Term> keep) {
        this.term = term;
        this.keep = keep;
        setHeaderTitle(getTranslation(fresh ? "dictionary.add" : "dictionary.change"));
        setWidth("min(32rem, 92vw)");
        written.setLabel(getTranslation("dictionary.written"));
        written.setRequiredIndicatorVisible(true);
        written.setMaxLength(100);
        written.setValue(term.written());
        written.setAutofocus(true);
        written.setWidthFull();
        heard.setLabel(getTranslation("dictionary.heardAs"));
        heard.setHelperText(getTranslation("dictionary.heardAs.help"));
        heard.setValue(String.join("\n", term.heard()));
        heard.setMinRows(3);
        heard.setWidthFull();
        shared.setLabel(getTranslation("dictionary.share"));
        shared.setValue(term.shared());
        shared.setVisible(manages && fresh);
        var form = new VerticalLayout(written, heard, shared);
        form.setPadding(false);
        add(form);
        footer();
    }

    private void footer() {
        var save = new Button(getTranslation("dictation.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(getTranslation("dictation.back"), _ -> close()), save);
    }

    private void save() {
        var changed =
                new Term(
                        term.id(),
                        shared.getValue(),
                        written.getValue(),
                        heard.getValue().lines().toList());
        try {
            keep.accept(changed);
            close();
        } catch (IllegalArgumentException e) {
            boolean first = "dictionary.flaw.empty".equals(e.getMessage());
            written.setInvalid(true);
            written.setErrorMessage(getTranslation(e.getMessage()));
            if (first) {
                written.focus();
            }
        }
    }
}
