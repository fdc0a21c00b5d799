package app.sotto.dictation.ui;

import app.sotto.dictation.commands.Snippet;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Asks for a snippet: what is said, what stands for it, and whose it is. */
final class SnippetDialog extends Dialog {

    /** What is wrong with the phrases; everything else is wrong with the text. */
    private static final Set<String> OF_PHRASES =
            Set.of(
                    "snippets.flaw.phrase",
                    "snippets.flaw.many",
                    "snippets.flaw.short",
                    "snippets.flaw.command",
                    "snippets.flaw.taken");

    private final transient Snippet snippet;
    private final transient Consumer<Snippet> keep;
    private final transient UnaryOperator<String> preview;
    private final TextArea phrases = new TextArea();
    private final TextArea text = new TextArea();
    private final Div becomes = new Div();
    private final Checkbox shared = new Checkbox();

    /**
     * @param manages whether this member may share it with the organisation
     * @param preview what a text would say now
     */
    SnippetDialog(
            Snippet snippet,
            boolean fresh,
            boolean manages,
            UnaryOperator<String> preview,
            Consumer<Snippet> keep) {
        this.snippet = snippet;
        this.keep = keep;
        this.preview = preview;
        setHeaderTitle(getTranslation(fresh ? "snippets.add" : "snippets.change"));
        setWidth("min(34rem, 92vw)");
        phrases.setLabel(getTranslation("snippets.phrases"));
        phrases.setHelperText(getTranslation("snippets.phrases.help"));
        phrases.setValue(String.join("\n", snippet.phrases()));
        phrases.setAutofocus(true);
        phrases.setMinRows(1);
        phrases.setWidthFull();
        text.setLabel(getTranslation("snippets.text"));
        text.setHelperText(getTranslation("snippets.text.help"));
        text.setMaxLength(Snippet.LONGEST_TEXT);
        text.setMinRows(3);
        text.setWidthFull();
        text.setValueChangeMode(ValueChangeMode.LAZY);
        text.addValueChangeListener(_ -> show());
        text.setValue(snippet.text());
        becomes.addClassName("sotto-snippet-preview");
        becomes.getElement().setAttribute("role", "status");
        shared.setLabel(getTranslation("dictionary.share"));
        shared.setValue(snippet.shared());
        shared.setVisible(manages && fresh);
        var form = new VerticalLayout(phrases, text, becomes, shared);
        form.setPadding(false);
        add(form);
        footer();
        show();
    }

    private void show() {
        becomes.removeAll();
        becomes.setVisible(!text.getValue().isBlank());
        var label = new Span(getTranslation("snippets.preview"));
        label.addClassName("sotto-muted");
        becomes.add(label, new Span(preview.apply(text.getValue())));
    }

    private void footer() {
        var save = new Button(getTranslation("dictation.save"), _ -> save());
        save.addThemeVariants(ButtonVariant.PRIMARY);
        save.addClickShortcut(Key.ENTER, KeyModifier.CONTROL);
        getFooter().add(new Button(getTranslation("dictation.back"), _ -> close()), save);
    }

    private void save() {
        var changed =
                new Snippet(
                        snippet.id(),
                        shared.getValue(),
                        text.getValue(),
                        phrases.getValue().lines().toList());
        phrases.setInvalid(false);
        text.setInvalid(false);
        try {
            keep.accept(changed);
            close();
        } catch (IllegalArgumentException e) {
            String flaw = String.valueOf(e.getMessage());
            TextArea wrong = OF_PHRASES.contains(flaw) ? phrases : text;
            wrong.setErrorMessage(getTranslation(flaw));
            wrong.setInvalid(true);
            wrong.focus();
        }
    }
}
