package app.sotto.shell;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * What a page says when it can no longer talk to its server: in the page's language, which the
 * framework's own sentences are not.
 */
@Component
class SystemWords implements VaadinServiceInitListener {

    private final ChosenLanguage chosen;
    private final I18NProvider translations;

    SystemWords(ChosenLanguage chosen, I18NProvider translations) {
        this.chosen = chosen;
        this.translations = translations;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(this::words);
    }

    SystemMessages words(SystemMessagesInfo info) {
        Locale locale = chosen.of(info.getRequest()).orElse(info.getLocale());
        var words = new CustomizedSystemMessages();
        words.setSessionExpiredNotificationEnabled(true);
        words.setSessionExpiredCaption(word("shell.expired.title", locale));
        words.setSessionExpiredMessage(word("shell.expired.text", locale));
        words.setInternalErrorCaption(word("shell.broken.title", locale));
        words.setInternalErrorMessage(word("shell.broken.text", locale));
        words.setCookiesDisabledCaption(word("shell.cookies.title", locale));
        words.setCookiesDisabledMessage(word("shell.cookies.text", locale));
        words.setSyncErrorCaption(word("shell.sync.title", locale));
        words.setSyncErrorMessage(word("shell.sync.text", locale));
        return words;
    }

    private String word(String key, Locale locale) {
        return translations.getTranslation(key, locale);
    }
}
