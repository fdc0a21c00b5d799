package app.sotto.browser;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.function.Consumer;

/** What an operator clicks on the fleet's page, in either language. */
final class OperatorsDesk {

    private final Visitor visitor;
    private final boolean chinese;

    OperatorsDesk(Visitor visitor, boolean chinese) {
        this.visitor = visitor;
        this.chinese = chinese;
    }

    /**
     * @param look what to do with each thing that shows, by its name
     */
    void tryEverything(Consumer<String> look) {
        button("Add a node", "添加节点").click();
        last("Add", "添加").click();
        visitor.page.waitForTimeout(700);
        look.accept("operator-add");
        last("Cancel", "取消").click();
        button("Let nodes join", "让节点加入").click();
        visitor.field(word("Name", "名称")).fill("rack 7");
        last("Make the token", "创建令牌").click();
        last("I have it", "已保存").waitFor();
        look.accept("operator-token");
        last("I have it", "已保存").click();
        button("Drain h100-a", "排空 h100-a").click();
        button("Undo", "撤销").click(); // offered for seconds only
        button("Drain h100-a", "排空 h100-a").click();
        button("Resume h100-a", "恢复 h100-a").waitFor();
        look.accept("operator-drained");
        button("Resume h100-a", "恢复 h100-a").click();
        button("Drain h100-a", "排空 h100-a").waitFor();
        button("Remove l40s-c", "移除 l40s-c").click();
        last("Remove", "移除").waitFor();
        look.accept("operator-remove");
        last("Cancel", "取消").click();
    }

    boolean scrollsSideways() {
        return Boolean.TRUE.equals(
                visitor.page.evaluate(
                        "() => [document.documentElement, ...document.querySelectorAll('main')]"
                                + ".some(e => e.scrollWidth > e.clientWidth + 1)"));
    }

    private Locator button(String english, String other) {
        return named(english, other).first();
    }

    /** That of a dialog, which stands after the page. */
    private Locator last(String english, String other) {
        return named(english, other).last();
    }

    private Locator named(String english, String other) {
        return visitor.page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(word(english, other)).setExact(true));
    }

    private String word(String english, String other) {
        return chinese ? other : english;
    }
}
