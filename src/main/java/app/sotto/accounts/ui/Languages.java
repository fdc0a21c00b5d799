package app.sotto.accounts.ui;

import java.util.List;
import java.util.Locale;

/** The languages that one can choose. */
final class Languages {

    static final List<Locale> ALL = List.of(Locale.ENGLISH, Locale.SIMPLIFIED_CHINESE);

    private Languages() {}

    /** In the language itself, so that whoever looks for it can read it. */
    static String name(Locale locale) {
        return locale.equals(Locale.SIMPLIFIED_CHINESE) ? "中文" : "English";
    }

    /** The one of ours that comes closest. */
    static Locale closest(Locale locale) {
        return locale.getLanguage().equals("zh") ? Locale.SIMPLIFIED_CHINESE : Locale.ENGLISH;
    }
}
