package app.sotto.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;

/** One line of a list: what it is, something quieter below, and what can be done with it. */
class Row extends ListItem {

    Row(String title, String detail, Component... actions) {
        addClassName("accounts-row");
        var quiet = new Span(detail);
        quiet.addClassName("sotto-muted");
        var words = new Div(new Span(title), quiet);
        words.addClassName("words");
        var buttons = new Div(actions);
        buttons.addClassName("actions");
        add(words, buttons);
    }
}
