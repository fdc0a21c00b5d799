package app.sotto.dictation.ui;

import app.sotto.dictation.dictionary.Vocabulary;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.function.Supplier;

/** Type what was heard, and see what the dictionary makes of it. */
final class Trial extends Div {

    private final transient Supplier<Vocabulary> vocabulary;
    private final TextField heard = new TextField();
    private final Paragraph becomes = new Paragraph();

    Trial(Supplier<Vocabulary> vocabulary) {
        this.vocabulary = vocabulary;
        addClassNames("sotto-card", "sotto-trial");
        heard.setLabel(getTranslation("dictionary.try"));
        heard.setPlaceholder(getTranslation("dictionary.try.example"));
        heard.setMaxLength(500);
        heard.setWidthFull();
        heard.setValueChangeMode(ValueChangeMode.LAZY);
        heard.addValueChangeListener(_ -> again());
        becomes.getElement().setAttribute("role", "status");
        add(heard, becomes);
        again();
    }

    void again() {
        String text = heard.getValue();
        String corrected = vocabulary.get().corrected(text);
        becomes.setVisible(!text.isBlank());
        becomes.setText(
                corrected.equals(text)
                        ? getTranslation("dictionary.try.same")
                        : getTranslation("dictionary.try.becomes", corrected));
    }
}
