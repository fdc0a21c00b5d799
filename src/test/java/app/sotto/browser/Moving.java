package app.sotto.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;

/** Fills a Chinese account, by clicking, with what its pages then show. */
final class Moving {

    private static final double ENGINE_PATIENCE_MS = 240_000;

    private final Visitor visitor;

    Moving(Visitor visitor) {
        this.visitor = visitor;
    }

    /** A key, an invitation, and a file that was heard. */
    void in() {
        visitor.open("developers");
        visitor.button("创建密钥").click();
        visitor.field("名称").fill("构建服务器");
        visitor.page
                .locator("vaadin-dialog")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("创建密钥"))
                .click();
        visitor.button("已保存").click();
        visitor.open("team");
        visitor.field("邮箱").fill("wang@example.org");
        visitor.button("邀请").click();
        assertThat(visitor.page.getByText("已向 wang@example.org 发送邀请。")).isVisible();
        visitor.open("dictate");
        drop();
        assertThat(visitor.page.locator(".sotto-line-preview")).isVisible(patiently());
    }

    /** A file in a language that no engine here understands: pages say what to install. */
    void meetsAnUnknownLanguage() {
        visitor.open("dictate");
        visitor.page.locator("vaadin-select").nth(1).click();
        visitor.page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("中文")).click();
        assertThat(visitor.page.locator(".sotto-engine")).containsText("ggml-base.bin");
        assertThat(visitor.page.locator(".sotto-engine")).containsText("这里还没有能听懂中文的引擎");
        drop();
        assertThat(visitor.page.getByText("这里没有能听懂这种语言的引擎。")).isVisible(patiently());
        lines().first().click();
        assertThat(visitor.page.locator(".sotto-line-state")).containsText("这里还没有能听懂中文的引擎");
    }

    private void drop() {
        int before = lines().count();
        visitor.page.locator("input[type=file]").setInputFiles(Clip.file());
        assertThat(lines())
                .hasCount(
                        before + 1,
                        new LocatorAssertions.HasCountOptions().setTimeout(ENGINE_PATIENCE_MS));
    }

    private Locator lines() {
        return visitor.page.locator("a.sotto-line-title");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(ENGINE_PATIENCE_MS);
    }
}
