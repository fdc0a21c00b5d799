package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The API's page: anyone can read it, and try a request. */
@WholeApplication
class ApiPageTests {

    private static Chromium chromium;

    @LocalServerPort int port;

    @Value("${sotto.home}")
    Path home;

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
    @CsvSource({"1280, LIGHT, en-US", "390, DARK, zh-CN"})
    void isReadableByEverybody(int width, ColorScheme colours, String locale) {
        var look =
                new NewContextOptions()
                        .setViewportSize(width, 850)
                        .setColorScheme(colours)
                        .setLocale(locale);
        try (var visitor = new Visitor(chromium, address(), look)) {
            open(visitor);

            visitor.picture(width + "-" + colours.name().toLowerCase(Locale.ROOT) + "-docs-api");
            var serious =
                    new AxeBuilder(visitor.page)
                            .analyze().getViolations().stream()
                                    .filter(v ->
                                            List.of("serious", "critical").contains(v.getImpact()))
                                    .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                                    .toList();
            assertThat(serious).isEmpty();
            assertThat(visitor.page.evaluate("document.documentElement.scrollWidth"))
                    .isEqualTo(width);
        }
    }

    @Test
    void triesARequestWithTheVisitorsOwnKey() throws IOException {
        try (var visitor = new Visitor(chromium, address(), new NewContextOptions())) {
            open(visitor);
            Locator request = visitor.page.locator("article", has("List models"));

            request.getByText("Try it").click();
            request.getByText("Send", exactly()).click();
            PlaywrightAssertions.assertThat(request.getByText("invalid_api_key").first())
                    .isVisible();

            visitor.page.locator("input[type=password]").fill(key());
            request.getByText("Send", exactly()).click();
            PlaywrightAssertions.assertThat(request.getByText("sphinx-en").first()).isVisible();
        }
    }

    private static Locator.GetByTextOptions exactly() {
        return new Locator.GetByTextOptions().setExact(true);
    }

    private static Page.LocatorOptions has(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void open(Visitor visitor) {
        visitor.open("docs/api");
        visitor.page
                .getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Audio"))
                .waitFor();
    }

    private String key() throws IOException {
        return Files.readAllLines(home.resolve("demo.properties")).stream()
                .filter(line -> line.contains("sk-sotto-"))
                .map(line -> line.substring(line.indexOf("sk-sotto-")))
                .findFirst()
                .orElseThrow();
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
