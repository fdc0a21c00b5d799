package app.sotto.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Somebody with a browser of their own, who finds things by the names a screen reader would say.
 */
final class Visitor implements AutoCloseable {

    private static final double PATIENCE_MS = 60_000;

    private final String address;
    private final BrowserContext context;
    final Page page;

    Visitor(Chromium chromium, String address, NewContextOptions options) {
        this.address = address;
        context = chromium.get().newContext(options.setPermissions(List.of("microphone")));
        context.setDefaultTimeout(PATIENCE_MS);
        page = context.newPage();
    }

    void open(String path) {
        page.navigate(address + "/" + path);
    }

    /** Signs up under an address of its own, and waits for the first page inside. */
    void signUp(String name) {
        signUp(name, "Your name", "E-mail", "Password", "Create account");
    }

    /** The same, by the words of the Chinese page. */
    void signUpInChinese(String name) {
        signUp(name, "您的姓名", "邮箱", "密码", "创建账号");
    }

    private void signUp(String name, String called, String email, String password, String submit) {
        open("signup");
        field(called).fill(name);
        field(email).fill("visitor-" + UUID.randomUUID() + "@example.org");
        field(password).fill("violet harbour lantern");
        button(submit).click();
        page.waitForURL("**/dictate");
    }

    void signIn(String email, String password) {
        open("login");
        page.locator("input[type=email], input[name=username]").first().fill(email);
        page.locator("input[type=password]").first().fill(password);
        page.keyboard().press("Enter");
        page.waitForURL("**/dictate");
    }

    Locator field(String label) {
        return page.getByRole(AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label)).first();
    }

    Locator button(String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name)).first();
    }

    Locator region(String name) {
        return page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName(name)).first();
    }

    Locator link(String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name)).first();
    }

    /** The status of a plain request with this visitor's session. */
    int status(String path) {
        return page.request().get(address + "/" + path).status();
    }

    String read(String path) {
        return page.request().get(address + "/" + path).text();
    }

    void picture(String name) {
        page.screenshot(
                new Page.ScreenshotOptions().setPath(Path.of("target/pictures", name + ".png")));
    }

    /** What stands below the fold too: the page scrolls inside its frame, so the window grows. */
    void wholePicture(String name) {
        var before = page.viewportSize();
        page.setViewportSize(before.width, 2_000);
        page.waitForTimeout(500);
        picture(name);
        page.setViewportSize(before.width, before.height);
    }

    @Override
    public void close() {
        context.close();
    }
}
