package app.sotto.shell;

import app.sotto.shell.kit.Looks;
import app.sotto.shell.kit.PreferredLanguage;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Opens each page in the person's language, else the one this browser chose, else the one it asks
 * for; and in the light or dark look it chose.
 */
@Component
class LooksAtStart implements VaadinServiceInitListener {

    private final ObjectProvider<PreferredLanguage> person;
    private final I18NProvider translations;

    LooksAtStart(ObjectProvider<PreferredLanguage> person, I18NProvider translations) {
        this.person = person;
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
        person.orderedStream()
                .flatMap(preferred -> preferred.get().stream())
                .findFirst()
                .or(() -> Looks.language(request))
                .filter(translations.getProvidedLocales()::contains)
                .ifPresent(ui::setLocale);
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
