package app.sotto.operations.ui;

import app.sotto.inference.Fleet.State;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;

/** A state in a word, and in a colour that repeats it. */
class StateBadge extends Span {

    StateBadge() {
        addClassName("operations-state");
    }

    void show(State state, boolean draining) {
        var shown = draining && state == State.READY ? State.DRAINING : state;
        setText(getTranslation("operations.state." + shown.name()));
        getElement().setAttribute("data-state", shown.name().toLowerCase(Locale.ROOT));
    }
}
