package app.sotto.operations.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Figures, each with what it means beneath it. */
class DefinedFigures extends DescriptionList {

    DefinedFigures() {
        addClassName("revenue-figures");
    }

    /**
     * @param more stands after the definition
     */
    void figure(String name, String value, String definition, Component... more) {
        var shown = new Span(value);
        shown.addClassName("value");
        if (value.equals(Shown.UNKNOWN)) {
            shown.getElement().setAttribute("aria-label", getTranslation("operations.unknown"));
            shown.getElement().setAttribute("role", "img");
        }
        var words = new Span(definition);
        words.addClassName("sotto-muted");
        var meaning = new Description(words);
        meaning.addClassName("meaning");
        meaning.add(more);
        var group = new Div(new Term(name), new Description(shown), meaning);
        getElement().appendChild(group.getElement());
    }
}
