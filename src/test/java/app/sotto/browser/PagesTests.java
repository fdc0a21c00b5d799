package app.sotto.browser;

import java.util.List;
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
            List.of(
                    "dictate",
                    "library",
                    "dictionary",
                    "dictionary/snippets",
                    "usage",
                    "team",
                    "billing",
                    "developers",
                    "settings",
                    "mailbox");

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

    @ParameterizedTest
    @EnumSource
    void isReadableByEverybody(Look look) {
        try (var visitor = new Visitor(chromium, "http://localhost:" + port, look.options)) {
            OUTSIDE.forEach(page -> look.check(visitor, page));
            if (look.chinese) {
                visitor.signUpInChinese("李娜");
                new Moving(visitor).in();
            } else {
                visitor.signIn("demo@sotto.local", WholeApplication.DEMO_PASSWORD);
            }
            INSIDE.forEach(page -> look.check(visitor, page));
            look.check(visitor, "retention", "library/retention");
            checkDictations(visitor, look);
            if (look.chinese) {
                new Moving(visitor).meetsAnUnknownLanguage();
                look.checkShown(visitor, "dictation-unknown");
            }
        }
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
            look.check(visitor, "dictation-" + (i + 1), addresses.get(i));
        }
    }
}
