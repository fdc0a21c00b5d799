package app.sotto.shell.kit;

import java.util.Locale;
import java.util.Optional;

/** The language that whoever is signed in chose; a room that knows people supplies it. */
@FunctionalInterface
public interface PreferredLanguage {

    Optional<Locale> get();
}
