package app.sotto.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Page.GetByTextOptions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/**
 * A stranger buys a plan with a test card, changes it, cancels it and takes that back, in a
 * browser.
 */
@WholeApplication
class BillingTests {

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

    @Test
    void aStrangerBuysChangesAndCancels() {
        try (var visitor = visitor(1280, 850, ColorScheme.LIGHT, "en-US")) {
            visitor.open("");
            see(visitor, "$9.99");
            look(visitor, "landing-prices");
            visitor.signUp("Anna");
            visitor.open("billing");
            see(visitor, "No invoices yet.");
            look(visitor, "billing-free");

            visitor.button("Try 7 days for free: Pro").click();
            pay(visitor);
            see(visitor, "Trial");
            see(visitor, "1,800");
            look(visitor, "billing-trial");

            visitor.button("Change to this: Team").click();
            see(visitor, "Change to Team");
            look(visitor, "billing-change");
            visitor.page.locator("vaadin-dialog vaadin-button[theme~=primary]").last().click();
            see(visitor, "The plan is changed.");
            see(visitor, "2, for one member");

            visitor.button("Cancel the plan").click();
            visitor.page.waitForTimeout(500);
            visitor.picture("billing-cancel");
            visitor.page.locator("vaadin-button[slot=confirm-button]").click();
            see(visitor, "The plan ends with the period that is paid for.");
            visitor.button("Keep the plan after all").click();
            see(visitor, "The plan goes on.");
        }
    }

    @Test
    void looksRightOnAPhoneAndInChinese() {
        try (var visitor = visitor(390, 844, ColorScheme.DARK, "zh-CN")) {
            visitor.signUpInChinese("李娜");
            visitor.open("billing");
            see(visitor, "还没有账单。");
            look(visitor, "billing-phone-dark-chinese");
            visitor.button("选择: 企业版").click();
            pay(visitor);
            see(visitor, "有效");
            look(visitor, "billing-phone-paid");
            Object width =
                    visitor.page.evaluate(
                            "() => document.documentElement.scrollWidth <= window.innerWidth");
            assertThat(width).isEqualTo(true);
        }
    }

    private Visitor visitor(int width, int height, ColorScheme colours, String locale) {
        return new Visitor(
                chromium,
                "http://localhost:" + port,
                new NewContextOptions()
                        .setViewportSize(width, height)
                        .setColorScheme(colours)
                        .setLocale(locale));
    }

    /** On the stand-in's page. */
    private static void pay(Visitor visitor) {
        visitor.page.waitForURL("http://127.0.0.1:*/**");
        visitor.page.waitForTimeout(300);
        visitor.picture("billing-till");
        visitor.page.locator("input[name=card]").fill("4242424242424242");
        visitor.page.locator("input[name=expiry]").fill("12/34");
        visitor.page.locator("input[name=cvc]").fill("123");
        visitor.page.locator("button[value=subscribe]").click();
        visitor.page.waitForURL("**/billing?from=checkout");
    }

    private static void see(Visitor visitor, String words) {
        visitor.page.getByText(words, new GetByTextOptions().setExact(false)).first().waitFor();
    }

    private static void look(Visitor visitor, String name) {
        visitor.page.waitForTimeout(600);
        visitor.wholePicture(name);
        var serious =
                new AxeBuilder(visitor.page)
                        .analyze().getViolations().stream()
                                .filter(v -> List.of("serious", "critical").contains(v.getImpact()))
                                .map(v -> v.getId() + " " + v.getNodes().getFirst().getHtml())
                                .toList();
        assertThat(serious).as(name).isEmpty();
    }
}
