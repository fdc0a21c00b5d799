package app.sotto.operations.ui;

import com.vaadin.flow.component.html.Paragraph;

/** Says in a dialog what went wrong; read out by screen readers. */
class Notice extends Paragraph {

    Notice() {
        addClassName("operations-notice");
        getElement().setAttribute("role", "alert");
        setVisible(false);
    }

    void show(String sentence) {
        setText(sentence);
        setVisible(true);
    }
}
