package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page opens in each look, and axe-core finds nothing serious on it. Pictures:
 * target/pictures.
 */
@WholeApplication
class PagesTests {

    private static final List<String> OUTSIDE = List.of("", "login", "signup", "reset");
    private static final List<String> INSIDE =
            List.of("dictate", "library", "team", "developers", "settings", "mailbox");

    private static Chromium chromium;

    @LocalServerPort int port;

    @BeforeAll
    static void openBrowser() {
        chromium = Chromium.hearing(Clip.microphone());
    }

    @AfterAll
    static void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /** The sizes, colours and languages that a page must look right in. */
    enum Look {
        DESKTOP_LIGHT(1280, 850, ColorScheme.LIGHT, "en-US"),
        DESKTOP_DARK_CHINESE(1280, 850, ColorScheme.DARK, "zh-CN"),
        PHONE_LIGHT_CHINESE(390, 844, ColorScheme.LIGHT, "zh-CN"),
        PHONE_DARK(390, 844, ColorScheme.DARK, "en-US");

        private final NewContextOptions options;

        Look(int width, int height, ColorScheme colours, String locale) {
            options =
                    new NewContextOptions()
                            .setViewportSize(width, height)
                            .setColorScheme(colours)
                            .setLocale(locale);
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadableByEverybody(Look look) {
        try (var visitor = new Visitor(chromium, "http://localhost:" + port, look.options)) {
            OUTSIDE.forEach(page -> check(visitor, page, look));
            visitor.signIn("demo@sotto.local", WholeApplication.DEMO_PASSWORD);
            INSIDE.forEach(page -> check(visitor, page, look));
        }
    }

    private static void check(Visitor visitor, String page, Look look) {
        visitor.open(page);
        visitor.page.getByRole(AriaRole.HEADING).first().waitFor();
        visitor.page.waitForTimeout(500);
        visitor.picture(
                look.name().toLowerCase(Locale.ROOT) + "-" + (page.isEmpty() ? "landing" : page));
        var serious =
                new AxeBuilder(visitor.page)
                        .analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(serious).as("%s in %s", page, look).isEmpty();
    }
}
