package app.sotto.dictation.ui;

import app.sotto.dictation.library.DictationSummary;
import app.sotto.dictation.library.Progress;
import app.sotto.dictation.library.Status;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import org.jspecify.annotations.Nullable;

/** One dictation in a list: its title leads to it, its state stands below. */
final class DictationLine extends Div {

    DictationLine(
            Component page,
            DictationSummary one,
            boolean trash,
            Handling handling,
            Runnable changed) {
        addClassName("sotto-line");
        var told = new Told(page);
        String title = told.title(one);
        var text = new Div(head(page, one, title), facts(told, one));
        text.addClassName("sotto-line-text");
        told.state(one).map(sentence -> state(one, sentence)).ifPresent(text::add);
        if (one.restWanted() && !trash) {
            text.add(rest(page, one, handling, changed));
        }
        if (one.status() == Status.RUNNING) {
            text.add(bar(page, one.progress(), title));
        }
        if (!one.preview().isEmpty()) {
            var preview = new Paragraph(one.preview());
            preview.addClassName("sotto-line-preview");
            text.add(preview);
        }
        add(text, new LineMenu(page, one, title, trash, handling, changed));
    }

    private static Component head(Component page, DictationSummary one, String title) {
        var link = new Anchor("library/" + one.id().value(), title);
        link.setRouterIgnore(false);
        link.addClassName("sotto-line-title");
        var head = new Div(link);
        head.addClassName("sotto-line-head");
        if (one.demo()) {
            var demo = new Badge(page.getTranslation("dictation.demo"));
            demo.getElement().setAttribute("title", page.getTranslation("dictation.demo.what"));
            head.add(demo);
        }
        return head;
    }

    private static Component facts(Told told, DictationSummary one) {
        var facts = new Span(told.facts(one));
        facts.addClassNames("sotto-line-facts", "sotto-muted");
        return facts;
    }

    private static Component state(DictationSummary one, String sentence) {
        var state = new Span(sentence);
        state.addClassName("sotto-line-state");
        state.getElement().setAttribute("role", "status");
        if (one.status() == Status.FAILED) {
            state.addClassName("failed");
        }
        return state;
    }

    private static Component rest(
            Component page, DictationSummary one, Handling handling, Runnable changed) {
        var rest =
                new Button(
                        page.getTranslation("dictation.rest"),
                        _ -> handling.recogniseRest(page, one.id(), changed));
        rest.addThemeVariants(ButtonVariant.SMALL);
        rest.addClassName("sotto-line-rest");
        rest.setDisableOnClick(true);
        return rest;
    }

    private static Component bar(Component page, @Nullable Progress progress, String title) {
        var bar = new ProgressBar(0, 1, progress == null ? 0 : progress.fraction());
        bar.setIndeterminate(progress == null || progress.fraction() <= 0);
        bar.getElement()
                .setAttribute("aria-label", page.getTranslation("dictation.progress", title));
        return bar;
    }
}
