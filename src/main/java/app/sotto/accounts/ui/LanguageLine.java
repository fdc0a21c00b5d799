package app.sotto.accounts.ui;

import app.sotto.shell.kit.Looks;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Nav;
import java.util.Locale;

/** The languages, each under its own name. */
class LanguageLine extends Nav {

    LanguageLine() {
        addClassName("accounts-languages");
        getElement().setAttribute("aria-label", getTranslation("accounts.menu.language"));
        Languages.ALL.forEach(this::add);
    }

    private void add(Locale locale) {
        var button = new Button(Languages.name(locale), _ -> Looks.speak(UI.getCurrent(), locale));
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        button.getElement().setAttribute("lang", locale.toLanguageTag());
        add(button);
    }
}
