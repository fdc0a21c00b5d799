package app.sotto.dictation.ui;

import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.FinalSegment;
import app.sotto.dictation.library.Status;
import app.sotto.polish.Polished;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import java.util.List;

/** The two texts of a dictation, beside each other or one of them, and its audio. */
final class DictationTexts extends Div {

    private final RadioButtonGroup<Player.View> view = new RadioButtonGroup<>();
    private final Player player = new Player();

    DictationTexts() {
        addClassName("sotto-dictation-texts");
        view.setItems(Player.View.values());
        view.setItemLabelGenerator(one -> getTranslation("dictation.view." + one));
        view.setAriaLabel(getTranslation("dictation.view"));
        view.setValue(Player.View.BOTH);
        view.addValueChangeListener(event -> player.show(event.getValue()));
    }

    void show(DictationDetail one, List<FinalSegment> segments) {
        removeAll();
        boolean polished = one.polished() != null;
        player.play(
                one.recording() == null || one.summary().status() == Status.RECORDING
                        ? ""
                        : "library/" + one.summary().id().value() + "/audio");
        player.show(segments);
        player.show(polished ? view.getValue() : Player.View.RAW);
        player.setRawTools(head("dictation.text.raw", "dictation.copy.raw", one.raw()));
        player.setPolished(polished(one));
        if (polished) {
            add(view);
        }
        add(player);
    }

    private Component head(String titleKey, String copyKey, String text) {
        var head = new Div(new H2(getTranslation(titleKey)));
        head.addClassName("sotto-section-head");
        if (!text.isEmpty()) {
            head.add(new CopyButton(copyKey, () -> text));
        }
        return head;
    }

    private Component polished(DictationDetail one) {
        String text = one.polished() == null ? "" : one.polished();
        var polished =
                new Div(head("dictation.text.polished", "dictation.copy.polished", text), by(one));
        polished.addClassName("sotto-polished");
        new Marked(text, one.kept()).paragraphs(this).forEach(polished::add);
        return polished;
    }

    /** Who polished it and how; where the raw text stands, why. */
    private Component by(DictationDetail one) {
        var by = new Span();
        by.addClassName("sotto-muted");
        if (one.polishOutcome() != null && one.polishOutcome() != Polished.Outcome.POLISHED) {
            by.setText(getTranslation("dictation.polish." + one.polishOutcome()));
        } else if (one.style() != null && one.polishEngine() != null) {
            String style = getTranslation("dictation.style." + one.style().key());
            by.setText(
                    one.polishEngine().equals(Polished.RULES)
                            ? getTranslation("dictation.polish.rules", style)
                            : getTranslation("dictation.polish.model", style, one.polishEngine()));
        }
        return by;
    }
}
