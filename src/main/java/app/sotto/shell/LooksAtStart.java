package app.sotto.shell;

import app.sotto.shell.kit.Looks;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Opens each page in the person's language, else the one this browser chose, else the one it asks
 * for; and in the light or dark look it chose.
 */
@Component
class LooksAtStart implements VaadinServiceInitListener {

    private final ChosenLanguage chosen;
    private final I18NProvider translations;

    LooksAtStart(ChosenLanguage chosen, I18NProvider translations) {
        this.chosen = chosen;
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        var _ =
                event.getSource()
                        .addUIInitListener(
                                init -> prepare(init.getUI(), VaadinRequest.getCurrent()));
    }

    private void prepare(UI ui, VaadinRequest request) {
        chosen.of(request).ifPresent(ui::setLocale);
        var _ = ui.getPage().executeJs("document.documentElement.lang = $0", tag(ui.getLocale()));
        sayWhenOffline(ui);
        var appearance = Looks.appearance(request);
        if (appearance != ColorScheme.Value.LIGHT_DARK) {
            ui.getPage().setColorScheme(appearance);
        }
    }

    private void sayWhenOffline(UI ui) {
        var offline = ui.getReconnectDialogConfiguration();
        offline.setDialogText(translations.getTranslation("shell.offline", ui.getLocale()));
        offline.setDialogTextGaveUp(
                translations.getTranslation("shell.offline.gaveUp", ui.getLocale()));
    }

    private static String tag(Locale locale) {
        return locale.toLanguageTag();
    }
}
