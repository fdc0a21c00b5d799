package app.sotto.shell;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.shell.kit.PreferredLanguage;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;

/** What the framework says by itself, in the reader's language. */
class SystemWordsTests {

    private final DefaultListableBeanFactory beans = new DefaultListableBeanFactory();

    @Test
    void theSessionsEndIsToldInTheBrowsersLanguage() {
        assertThat(words(Locale.ENGLISH).getSessionExpiredCaption())
                .isEqualTo("Your session has ended");
        assertThat(words(Locale.SIMPLIFIED_CHINESE).getSessionExpiredCaption()).isEqualTo("会话已结束");
    }

    @Test
    void thePersonsLanguageGoesFirst() {
        beans.registerSingleton(
                "person", (PreferredLanguage) () -> Optional.of(Locale.SIMPLIFIED_CHINESE));
        assertThat(words(Locale.ENGLISH).getInternalErrorCaption()).isEqualTo("出了点问题");
    }

    @Test
    void nothingIsLeftInTheFrameworksWords() {
        SystemMessages plain = new CustomizedSystemMessages();
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE}) {
            SystemMessages words = words(locale);
            assertThat(words.getSessionExpiredMessage())
                    .isNotEqualTo(plain.getSessionExpiredMessage());
            assertThat(words.getInternalErrorMessage())
                    .isNotEqualTo(plain.getInternalErrorMessage());
            assertThat(words.getCookiesDisabledMessage())
                    .isNotEqualTo(plain.getCookiesDisabledMessage());
            assertThat(words.getSyncErrorMessage()).isNotEqualTo(plain.getSyncErrorMessage());
            assertThat(words.isSessionExpiredNotificationEnabled()).isTrue();
        }
    }

    private SystemMessages words(Locale asked) {
        I18NProvider translations = new Words().translations();
        var chosen =
                new ChosenLanguage(beans.getBeanProvider(PreferredLanguage.class), translations);
        return new SystemWords(chosen, translations)
                .words(new SystemMessagesInfo(asked, null, null));
    }
}
