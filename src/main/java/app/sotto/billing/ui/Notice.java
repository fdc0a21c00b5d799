package app.sotto.billing.ui;

import com.vaadin.flow.component.html.Paragraph;

/** A sentence at the place where something happened; read out by screen readers. */
class Notice extends Paragraph {

    Notice() {
        addClassName("billing-notice");
        setVisible(false);
    }

    void good(String sentence) {
        show(sentence, false);
    }

    void bad(String sentence) {
        show(sentence, true);
    }

    void clear() {
        setVisible(false);
    }

    private void show(String sentence, boolean problem) {
        getElement().setAttribute("role", problem ? "alert" : "status");
        setClassName("bad", problem);
        setText(sentence);
        setVisible(true);
    }
}
