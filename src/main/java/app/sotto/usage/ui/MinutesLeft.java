package app.sotto.usage.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.router.AfterNavigationObserver;

/** The minutes left this month, looked up again with every page. */
class MinutesLeft extends Span implements AfterNavigationObserver {

    private final transient Renewal renewal;

    MinutesLeft(Renewal renewal) {
        this.renewal = renewal;
        addClassName("sotto-minutes-left");
        getElement().getThemeList().add("badge");
        show();
    }

    @Override
    public void afterNavigation(AfterNavigationEvent event) {
        show();
    }

    private void show() {
        var standing = renewal.standing();
        long left = standing.remainingSeconds() / 60;
        long all = standing.limitSeconds() / 60;
        setText(getTranslation("usage.left", left));
        setTitle(getTranslation("usage.renews", all, renewal.day(standing, getLocale())));
        getElement().getThemeList().set("error", left == 0);
    }
}
