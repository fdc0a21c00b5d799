package app.sotto.dictation.ui;

import app.sotto.dictation.Mark;
import app.sotto.dictation.Mark.Kind;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** Says quietly which spoken commands were obeyed; what one took back can be put back. */
final class ObeyedCommands extends Div {

    private final transient Back back;

    /** Puts words back into the written text. */
    interface Back {
        void put(FinalSegment said, Mark taken);
    }

    ObeyedCommands(Back back) {
        this.back = back;
        addClassName("sotto-obeyed");
    }

    void show(DictationDetail one, List<FinalSegment> segments) {
        boolean opened =
                getChildren().anyMatch(child -> child instanceof Details shown && shown.isOpened());
        removeAll();
        long count =
                segments.stream()
                        .flatMap(said -> said.marks().stream())
                        .filter(mark -> mark.kind().command())
                        .count();
        if (count == 0 || one.deleted()) {
            return;
        }
        var list = new UnorderedList();
        segments.forEach(said -> said.marks().forEach(mark -> list.add(line(said, mark))));
        var details = new Details(getTranslation("dictation.obeyed", count), list);
        details.setOpened(opened);
        add(details);
    }

    private ListItem line(FinalSegment said, Mark mark) {
        var when = new Span(Told.clock(said.start()));
        when.addClassName("sotto-muted");
        var what = new Span(getTranslation("dictation.command." + mark.kind()));
        var words = new Span(mark.of(said.text()).strip());
        words.addClassName(mark.kind() == Kind.TAKEN ? "sotto-taken" : "sotto-muted");
        var line = new ListItem(when, what, words);
        if (mark.kind() == Kind.TAKEN) {
            line.add(putBack(said, mark));
        }
        return line;
    }

    private Component putBack(FinalSegment said, Mark taken) {
        String words = taken.of(said.text()).strip();
        var button = new Button(getTranslation("dictation.putBack"));
        button.setAriaLabel(getTranslation("dictation.putBack.what", words));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.setDisableOnClick(true);
        button.addClickListener(_ -> back.put(said, taken));
        return button;
    }
}
