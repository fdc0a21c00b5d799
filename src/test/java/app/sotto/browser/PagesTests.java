package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.operations.fleet.OperatingNodes;
import app.sotto.tenancy.SystemDatabase;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * Every page opens in each look, and axe-core finds nothing serious on it. Pictures:
 * target/pictures.
 */
@WholeApplication
class PagesTests {

    private static final List<String> OUTSIDE = List.of("", "login", "signup", "reset");
    private static final List<String> INSIDE =
            List.of(
                    "dictate",
                    "library",
                    "dictionary",
                    "usage",
                    "team",
                    "billing",
                    "developers",
                    "settings",
                    "mailbox");

    private static Chromium chromium;

    @LocalServerPort int port;
    @Autowired OperatingNodes nodes;
    @Autowired SystemDatabase database;

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
        private final boolean chinese;

        Look(int width, int height, ColorScheme colours, String locale) {
            options =
                    new NewContextOptions()
                            .setViewportSize(width, height)
                            .setColorScheme(colours)
                            .setLocale(locale);
            chinese = locale.equals("zh-CN");
        }
    }

    @ParameterizedTest
    @EnumSource
    void isReadableByEverybody(Look look) {
        try (var visitor = new Visitor(chromium, "http://localhost:" + port, look.options)) {
            OUTSIDE.forEach(page -> check(visitor, page, look));
            if (look.chinese) {
                visitor.signUpInChinese("李娜");
                new Moving(visitor).in();
            } else {
                visitor.signIn("demo@sotto.local", WholeApplication.DEMO_PASSWORD);
            }
            INSIDE.forEach(page -> check(visitor, page, look));
            checkDictations(visitor, look);
            if (look.chinese) {
                new Moving(visitor).meetsAnUnknownLanguage();
                checkShown(visitor, "dictation-unknown", look);
            }
        }
    }

    /** The operator's pages have more to show where there are nodes. */
    @ParameterizedTest
    @EnumSource
    void isReadableByOperatorsToo(Look look) {
        speak(look.chinese ? "zh-CN" : "en");
        new BooksOnShow(database).write();
        try (var fleet = new FleetOnShow(nodes);
                var visitor = new Visitor(chromium, "http://localhost:" + port, look.options)) {
            assertThat(fleet).isNotNull();
            visitor.signIn("operator@sotto.local", WholeApplication.DEMO_PASSWORD);
            check(visitor, "operator", look);
            var desk = new OperatorsDesk(visitor, look.chinese);
            assertThat(desk.scrollsSideways()).isFalse();
            for (String page : List.of("revenue", "plans")) {
                check(visitor, "operator-" + page, look, "operator/" + page);
                assertThat(desk.scrollsSideways()).isFalse();
                visitor.wholePicture(
                        look.name().toLowerCase(Locale.ROOT) + "-operator-" + page + "-whole");
            }
            visitor.open("operator");
            desk.tryEverything(name -> checkShown(visitor, name, look));
            visitor.wholePicture(look.name().toLowerCase(Locale.ROOT) + "-operator-whole");
        }
    }

    private void speak(String language) {
        database.sql()
                .sql("update accounts.person set locale = :language where operator")
                .param("language", language)
                .update();
    }

    /** Whoever has dictations reads them too. */
    private static void checkDictations(Visitor visitor, Look look) {
        visitor.open("library");
        visitor.page.waitForTimeout(1_000);
        var addresses =
                visitor.page.locator("a.sotto-line-title").all().stream()
                        .map(link -> link.getAttribute("href"))
                        .toList();
        for (int i = 0; i < addresses.size(); i++) {
            check(visitor, "dictation-" + (i + 1), look, addresses.get(i));
        }
    }

    private static void check(Visitor visitor, String page, Look look) {
        check(visitor, page.isEmpty() ? "landing" : page, look, page);
    }

    private static void check(Visitor visitor, String name, Look look, String address) {
        visitor.open(address);
        checkShown(visitor, name, look);
    }

    private static void checkShown(Visitor visitor, String name, Look look) {
        visitor.page.getByRole(AriaRole.HEADING).first().waitFor();
        visitor.page.waitForFunction(
                "() => !document.querySelector('vaadin-grid:not([hidden])')"
                        + " || document.querySelector('a.sotto-line-title')");
        visitor.page.waitForTimeout(500);
        visitor.picture(look.name().toLowerCase(Locale.ROOT) + "-" + name);
        var serious =
                new AxeBuilder(visitor.page)
                        .analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(serious).as("%s in %s", name, look).isEmpty();
    }
}
