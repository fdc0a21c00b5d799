package app.sotto.dictation.ui;

import app.sotto.accounts.Members;
import app.sotto.accounts.SignedIn;
import app.sotto.dictation.Retention;
import app.sotto.dictation.retention.Erasure;
import app.sotto.dictation.retention.Erasures;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;

/** How long the organisation keeps what it dictates, and what it has erased since. */
@Route("library/retention")
@StyleSheet("dictation.css")
@PermitAll
class RetentionView extends Div implements HasDynamicTitle {

    private static final int SHOWN = 100;

    private final transient Retention retention;
    private final transient Erasures erasures;
    private final Paragraph holds = new Paragraph();
    private final Div log = new Div();

    RetentionView(Retention retention, Erasures erasures, Members members, SignedIn signedIn) {
        this.retention = retention;
        this.erasures = erasures;
        var caller = signedIn.require();
        addClassNames("sotto-page", "narrow", "sotto-retention");
        holds.getElement().setAttribute("role", "status");
        var back = new Anchor("library", getTranslation("dictation.library"));
        back.setRouterIgnore(false);
        add(back, new H1(getTranslation("dictation.retention.title")), holds);
        if (members.manages(caller.id())) {
            add(new RetentionForm(retention, erasures, caller, this::show));
        } else {
            add(muted("dictation.retention.managers"));
        }
        log.addClassName("sotto-lines");
        add(new H2(getTranslation("dictation.retention.erased")), log);
        show();
    }

    private void show() {
        holds.setText(new RetentionWords(this).holds(retention.current()));
        log.removeAll();
        int count = erasures.count();
        if (count == 0) {
            log.add(muted("dictation.retention.erased.none"));
            return;
        }
        int left = erasures.left();
        log.add(
                left == 0
                        ? muted("dictation.retention.proof", count)
                        : muted("dictation.retention.left", count, left));
        erasures.page(0, SHOWN).forEach(one -> log.add(line(one)));
    }

    private Component line(Erasure one) {
        var told = new Told(this);
        var what = new Span(getTranslation("dictation.retention.what." + one.what()));
        what.addClassName("sotto-line-title");
        var facts =
                new Span(
                        getTranslation(
                                "dictation.retention.line",
                                told.when(one.erased()),
                                getTranslation("dictation.retention.why." + one.why()),
                                told.when(one.dictated())));
        facts.addClassNames("sotto-line-facts", "sotto-muted");
        var text = new Div(what, facts);
        text.addClassName("sotto-line-text");
        var line = new Div(text);
        line.addClassName("sotto-line");
        return line;
    }

    private Paragraph muted(String key, Object... parameters) {
        var paragraph = new Paragraph(getTranslation(key, parameters));
        paragraph.addClassName("sotto-muted");
        return paragraph;
    }

    @Override
    public String getPageTitle() {
        return getTranslation("dictation.retention.title");
    }
}
