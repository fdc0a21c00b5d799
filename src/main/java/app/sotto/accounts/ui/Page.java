package app.sotto.accounts.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page of a signed-in person: a heading, then sections. */
@StyleSheet("accounts.css")
abstract class Page extends Main implements HasDynamicTitle {

    private static final int SHOWN_MS = 4000;

    private final String titleKey;

    Page(String titleKey) {
        this.titleKey = titleKey;
        addClassNames("sotto-page", "narrow");
        add(new H1(getTranslation(titleKey)));
    }

    @Override
    public String getPageTitle() {
        return getTranslation(titleKey) + " · " + getTranslation("shell.brand");
    }

    Section section(String headingKey, Component... content) {
        var section = new Section(new H2(getTranslation(headingKey)));
        section.addClassNames("sotto-card", "accounts-section");
        section.add(content);
        return section;
    }

    void tell(String key, Object... values) {
        var _ =
                Notification.show(
                        getTranslation(key, values), SHOWN_MS, Notification.Position.BOTTOM_CENTER);
    }
}
