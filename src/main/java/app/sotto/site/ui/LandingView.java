package app.sotto.site.ui;

import app.sotto.billing.Plans;
import app.sotto.shell.kit.VisitorHeader;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import com.vaadin.flow.spring.security.AuthenticationContext;

/** What a visitor sees first; whoever is signed in goes straight to dictation. */
@Route(value = "", autoLayout = false)
@AnonymousAllowed
@StyleSheet("site.css")
class LandingView extends Main implements BeforeEnterObserver, HasDynamicTitle {

    private final AuthenticationContext authentication;

    LandingView(AuthenticationContext authentication, Plans plans) {
        this.authentication = authentication;
        addClassName("site-landing");
        add(new VisitorHeader(), hero(), points(), new Prices(plans));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        if (authentication.isAuthenticated()) {
            event.forwardTo("dictate");
        }
    }

    @Override
    public String getPageTitle() {
        return getTranslation("site.title");
    }

    private Component hero() {
        var start = new Anchor("signup", getTranslation("site.start"));
        start.addClassName("site-button");
        var signIn = new Anchor("login", getTranslation("site.signin"));
        signIn.addClassNames("site-button", "second");
        var buttons = new Div(start, signIn);
        buttons.addClassName("site-buttons");
        var words =
                new Div(
                        new H1(getTranslation("site.lead")),
                        new Paragraph(getTranslation("site.text")),
                        buttons);
        words.addClassName("site-words");
        var hero = new Section(words, sample());
        hero.addClassName("site-hero");
        return hero;
    }

    private Component sample() {
        var sample = new Div(said("raw"), wave(), said("polished"));
        sample.addClassName("site-sample");
        sample.getElement().setAttribute("role", "group");
        sample.getElement().setAttribute("aria-label", getTranslation("site.sample"));
        return sample;
    }

    private Component said(String which) {
        var label = new Span(getTranslation("site.sample." + which));
        label.addClassName("label");
        var card = new Div(label, new Paragraph(getTranslation("site.sample." + which + ".text")));
        card.addClassNames("said", which);
        return card;
    }

    /** Bars of a voice, drawn by the style sheet. */
    private static Component wave() {
        var wave = new Div();
        wave.addClassName("wave");
        wave.getElement().setAttribute("aria-hidden", "true");
        for (var i = 0; i < 24; i++) {
            wave.add(new Span());
        }
        return wave;
    }

    private Component points() {
        var points = new Section(point("point1"), point("point2"), api());
        points.addClassName("site-points");
        points.getElement().setAttribute("aria-label", getTranslation("site.points"));
        return points;
    }

    private Div point(String key) {
        return new Div(
                new H2(getTranslation("site." + key)),
                new Paragraph(getTranslation("site." + key + ".text")));
    }

    private Component api() {
        var point = point("point3");
        point.add(new Anchor("docs/api", getTranslation("site.docs")));
        return point;
    }
}
