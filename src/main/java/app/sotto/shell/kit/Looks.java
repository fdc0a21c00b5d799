package app.sotto.shell.kit;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The language and the light or dark look that this browser keeps, in cookies. */
public final class Looks {

    private static final String LANGUAGE = "sotto-language";
    private static final String APPEARANCE = "sotto-appearance";

    private Looks() {}

    /** Keeps the language and opens the page anew in it. */
    public static void speak(UI ui, Locale locale) {
        keep(ui, LANGUAGE, locale.toLanguageTag());
        ui.getPage().reload();
    }

    /** Keeps and shows light, dark, or what the system has. */
    public static void appear(UI ui, ColorScheme.Value appearance) {
        keep(ui, APPEARANCE, appearance.name());
        ui.getPage().setColorScheme(appearance);
    }

    public static Optional<Locale> language(VaadinRequest request) {
        return cookie(request, LANGUAGE).map(Locale::forLanguageTag);
    }

    public static ColorScheme.Value appearance(VaadinRequest request) {
        return cookie(request, APPEARANCE)
                .flatMap(kept ->
                        Arrays.stream(ColorScheme.Value.values())
                                .filter(value -> value.name().equals(kept))
                                .findFirst())
                .orElse(ColorScheme.Value.LIGHT_DARK);
    }

    private static void keep(UI ui, String name, String value) {
        var _ =
                ui.getPage()
                        .executeJs(
                                "document.cookie = $0 + '=' + $1 + ';path=/;max-age=31536000;samesite=lax'",
                                name,
                                value);
    }

    private static Optional<String> cookie(VaadinRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? Optional.empty()
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(Cookie::getValue)
                        .findFirst();
    }
}
