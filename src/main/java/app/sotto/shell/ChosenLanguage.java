package app.sotto.shell;

import app.sotto.shell.kit.Looks;
import app.sotto.shell.kit.PreferredLanguage;
import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The language somebody chose: the person's, else this browser's. */
@Component
class ChosenLanguage {

    private final ObjectProvider<PreferredLanguage> person;
    private final I18NProvider translations;

    ChosenLanguage(ObjectProvider<PreferredLanguage> person, I18NProvider translations) {
        this.person = person;
        this.translations = translations;
    }

    /** Empty where nobody chose, or chose one that pages do not speak. */
    Optional<Locale> of(@Nullable VaadinRequest request) {
        return person.orderedStream()
                .flatMap(preferred -> preferred.get().stream())
                .findFirst()
                .or(() -> request == null ? Optional.empty() : Looks.language(request))
                .filter(translations.getProvidedLocales()::contains);
    }
}
