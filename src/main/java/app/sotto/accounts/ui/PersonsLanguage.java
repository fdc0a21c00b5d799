package app.sotto.accounts.ui;

import app.sotto.accounts.signin.Sessions;
import app.sotto.shell.kit.PreferredLanguage;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

@Component
class PersonsLanguage implements PreferredLanguage {

    private final Sessions sessions;

    PersonsLanguage(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Optional<Locale> get() {
        return sessions.principal().map(p -> Locale.forLanguageTag(p.language()));
    }
}
