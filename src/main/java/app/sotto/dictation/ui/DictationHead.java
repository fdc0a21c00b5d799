package app.sotto.dictation.ui;

import app.sotto.dictation.editing.Version;
import app.sotto.dictation.library.DictationDetail;
import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Filling;
import app.sotto.dictation.library.Progress;
import app.sotto.dictation.library.Status;
import app.sotto.dictation.library.Trouble;
import app.sotto.shell.kit.Dollars;
import app.sotto.transcription.SpeechUnavailableException;
import app.sotto.transcription.Transcriber;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** What a dictation is called, what became of it, and what can be done with it. */
final class DictationHead extends Div {

    private final transient Transcriber transcriber;
    private Version version = Version.SPOKEN;
    private @Nullable ExportMenu export;

    DictationHead(Transcriber transcriber) {
        this.transcriber = transcriber;
        addClassName("sotto-dictation-head");
    }

    void show(DictationDetail one, Handling handling, Runnable changed) {
        removeAll();
        var told = new Told(this);
        DictationSummary line = one.summary();
        var back = new Anchor("library", getTranslation("dictation.back.library"));
        back.setRouterIgnore(false);
        add(back, title(told, line, handling, changed), facts(told, one));
        told.state(line).ifPresent(sentence -> add(state(told, one, sentence)));
        if (line.status() == Status.RUNNING || line.filling() == Filling.State.RUNNING) {
            add(bar(line.progress(), told.title(line)));
        }
        add(actions(one, handling, changed));
    }

    /** Which version is taken away from here on. */
    void take(Version shown) {
        version = shown;
        if (export != null) {
            export.take(shown);
        }
    }

    private Component title(Told told, DictationSummary line, Handling handling, Runnable changed) {
        var rename = new Button(VaadinIcon.PENCIL.create());
        rename.setAriaLabel(getTranslation("dictation.rename"));
        rename.addThemeVariants(ButtonVariant.TERTIARY);
        rename.addClickListener(_ -> handling.rename(this, line, changed));
        var title = new Div(new H1(told.title(line)), rename);
        title.addClassName("sotto-dictation-title");
        return title;
    }

    private Component facts(Told told, DictationDetail one) {
        var facts = new Div(new Span(told.facts(one.summary())));
        facts.addClassNames("sotto-muted", "sotto-dictation-facts");
        if (one.engine() != null) {
            facts.add(new Span(getTranslation("dictation.heardBy", one.engine())));
        }
        if (one.summary().demo()) {
            facts.add(new Badge(getTranslation("dictation.demo")));
        }
        if (one.chargedSeconds() != null) {
            facts.add(new Span(getTranslation("dictation.charged", one.chargedSeconds())));
            facts.add(new Span(price(one)));
        }
        return facts;
    }

    private String price(DictationDetail one) {
        String whole = Dollars.text(one.includedMicros() + one.overageMicros(), getLocale());
        return one.overageMicros() == 0
                ? getTranslation("dictation.price.included", whole)
                : getTranslation(
                        "dictation.price.overage",
                        whole,
                        Dollars.text(one.overageMicros(), getLocale()));
    }

    private Component state(Told told, DictationDetail one, String sentence) {
        boolean unheard = one.summary().trouble() == Trouble.NO_ENGINE;
        var state = new Paragraph(unheard ? engine(told, one) : sentence);
        state.addClassName("sotto-line-state");
        state.getElement().setAttribute("role", "status");
        if (one.summary().status() == Status.FAILED) {
            state.addClassName("failed");
        }
        return state;
    }

    /** What is lacking at this moment: it may have been installed since the attempt. */
    private String engine(Told told, DictationDetail one) {
        try {
            var now = transcriber.engine(one.asked());
            return getTranslation("dictation.lacking.nothing", now.displayName());
        } catch (SpeechUnavailableException e) {
            return told.lacking(e.lacking());
        }
    }

    private Component bar(@Nullable Progress progress, String title) {
        var bar = new ProgressBar(0, 1, progress == null ? 0 : progress.fraction());
        bar.setIndeterminate(progress == null || progress.fraction() <= 0);
        bar.getElement().setAttribute("aria-label", getTranslation("dictation.progress", title));
        return bar;
    }

    private Component actions(DictationDetail one, Handling handling, Runnable changed) {
        var id = one.summary().id();
        Status status = one.summary().status();
        var actions = new Div();
        actions.addClassName("sotto-actions");
        if (one.deleted()) {
            actions.add(once("dictation.restore", () -> handling.restore(id, changed)));
            return actions;
        }
        if (status == Status.COMPLETED) {
            export = new ExportMenu(id, version);
            actions.add(export);
        }
        if (one.summary().restWanted()) {
            actions.add(once("dictation.rest", () -> handling.recogniseRest(this, id, changed)));
        }
        if (status.retriable()) {
            actions.add(once("dictation.retry", () -> handling.retry(id, changed)));
        }
        if (status.underWay()) {
            actions.add(once("dictation.cancel", () -> handling.cancel(id, changed)));
        }
        actions.add(once("dictation.delete", () -> handling.delete(this, id, changed)));
        return actions;
    }

    /** A second click on it does nothing. */
    private Button once(String key, Runnable action) {
        var button = new Button(getTranslation(key), _ -> action.run());
        button.setDisableOnClick(true);
        return button;
    }
}
