package app.sotto.shell.kit;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;

/** What stands above pages that anyone may see: home, language, light or dark, and the way in. */
public class VisitorHeader extends Header {

    public VisitorHeader() {
        addClassName("sotto-visitor-header");
        var home = new Anchor("", getTranslation("shell.brand"));
        home.addClassName("sotto-brand");
        add(home, language(), appearance(), new Anchor("login", getTranslation("shell.signin")));
    }

    private Component language() {
        var chinese = getLocale().getLanguage().equals("zh");
        var other = chinese ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE;
        var button =
                new Button(chinese ? "English" : "中文", _ -> Looks.speak(UI.getCurrent(), other));
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.getElement().setAttribute("lang", other.toLanguageTag());
        return button;
    }

    private Component appearance() {
        var button = new Button(VaadinIcon.ADJUST.create(), _ -> turnLights());
        button.addThemeVariants(ButtonVariant.TERTIARY);
        button.setAriaLabel(getTranslation("shell.appearance.turn"));
        return button;
    }

    /** Light turns dark, dark turns light; who follows the system is asked what it shows. */
    private static void turnLights() {
        var ui = UI.getCurrent();
        var now = Looks.appearance(VaadinRequest.getCurrent());
        if (now == ColorScheme.Value.LIGHT_DARK) {
            ui.getPage()
                    .executeJs("return matchMedia('(prefers-color-scheme: dark)').matches")
                    .then(Boolean.class, dark -> Looks.appear(ui, opposite(dark)));
        } else {
            Looks.appear(ui, opposite(now == ColorScheme.Value.DARK));
        }
    }

    private static ColorScheme.Value opposite(boolean dark) {
        return dark ? ColorScheme.Value.LIGHT : ColorScheme.Value.DARK;
    }
}
