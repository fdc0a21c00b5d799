package app.sotto.operations.ui;

import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.inference.Fleet;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.TestPropertySource;

/** Somebody at the operator's pages, without a browser. */
@ApplicationModuleTest(
        extraIncludes = {"tenancy", "accounts", "inference", "mail", "audit", "shell"})
@TestPropertySource(properties = "sotto.nodes=http://127.0.0.1:1/v1")
@ViewPackages(packages = "app.sotto.operations.ui")
abstract class DeskTest extends SpringBrowserlessTest {

    private final UUID tenant = UUID.randomUUID();

    @Autowired Fleet fleet;
    @Autowired CurrentTenant currentTenant;

    /** The next test starts with nobody signed in, and none of these nodes. */
    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
        fleet.nodes().stream()
                .filter(node -> node.origin() != Fleet.Origin.SETTINGS)
                .forEach(node -> fleet.remove(node.id()));
    }

    void signIn(boolean operator) {
        var who =
                new MemberPrincipal(
                        UUID.randomUUID(),
                        tenant,
                        UUID.randomUUID(),
                        "olga@example.org",
                        "Olga",
                        "Olga's desk",
                        Role.OWNER,
                        operator,
                        true,
                        "en",
                        0);
        TestSecurityContextHolder.setAuthentication(
                operator
                        ? new TestingAuthenticationToken(
                                who, null, Role.OWNER.authority(), "ROLE_OPERATOR")
                        : new TestingAuthenticationToken(who, null, Role.OWNER.authority()));
    }

    /** In the person's organisation, as a request of theirs would run. */
    void visit(Runnable work) {
        currentTenant.runAs(new TenantId(tenant), work);
    }

    void click(String button) {
        test(find(Button.class).withText(button).all().getFirst()).click();
    }

    /** A button as a screen reader names it. */
    void clickNamed(String label) {
        test(find(Button.class).withAriaLabel(label).single()).click();
    }

    boolean shows(String label) {
        return find(Button.class).withAriaLabel(label).all().stream().anyMatch(Button::isVisible);
    }

    List<String> notices() {
        return find(Notification.class).all().stream().map(one -> test(one).getText()).toList();
    }
}
