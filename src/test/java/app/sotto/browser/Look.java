package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;

/** The sizes, colours and languages that a page must look right in. */
enum Look {
    DESKTOP_LIGHT(1280, 850, ColorScheme.LIGHT, "en-US"),
    DESKTOP_DARK_CHINESE(1280, 850, ColorScheme.DARK, "zh-CN"),
    PHONE_LIGHT_CHINESE(390, 844, ColorScheme.LIGHT, "zh-CN"),
    PHONE_DARK(390, 844, ColorScheme.DARK, "en-US");

    final NewContextOptions options;
    final boolean chinese;

    Look(int width, int height, ColorScheme colours, String locale) {
        options =
                new NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(colours)
                        .setLocale(locale);
        chinese = locale.equals("zh-CN");
    }

    void check(Visitor visitor, String page) {
        check(visitor, page.isEmpty() ? "landing" : page, page);
    }

    void check(Visitor visitor, String name, String address) {
        visitor.open(address);
        checkShown(visitor, name);
    }

    /** Takes the picture of what is shown, in which axe-core may find nothing serious. */
    void checkShown(Visitor visitor, String name) {
        visitor.page.getByRole(AriaRole.HEADING).first().waitFor();
        visitor.page.waitForFunction(
                "() => !document.querySelector('vaadin-grid:not([hidden])')"
                        + " || document.querySelector('a.sotto-line-title')");
        visitor.page.waitForTimeout(500);
        visitor.picture(picture(name));
        var serious =
                new AxeBuilder(visitor.page)
                        .analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(serious).as("%s in %s", name, this).isEmpty();
    }

    /** Under which name the picture of a page is kept. */
    String picture(String page) {
        return name().toLowerCase(Locale.ROOT) + "-" + page;
    }
}
