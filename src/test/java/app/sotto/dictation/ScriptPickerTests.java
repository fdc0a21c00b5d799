package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.ClientSecrets;
import app.sotto.dictation.library.Scripts;
import app.sotto.polish.Script;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Choosing the script by clicking. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class ScriptPickerTests extends SpringBrowserlessTest {

    private static final String FOR_ALL = "Make it usual for everybody";

    private TenantId tenant;
    private Caller.Member anna;
    private Caller.Member bob;

    @Autowired CurrentTenant currentTenant;
    @Autowired Scripts scripts;
    @Autowired FakeSignedIn signedIn;
    @Autowired FakeMembers members;
    @TestBean ClientSecrets secrets;

    static ClientSecrets secrets() {
        return new ClientSecrets() {
            @Override
            public Issued issue(Caller caller) {
                return new Issued("ek_sotto_test", Instant.now());
            }

            @Override
            public Optional<Caller> redeem(String secret) {
                return Optional.empty();
            }
        };
    }

    @BeforeEach
    void annaManages() {
        tenant = TenantId.random();
        anna = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        bob = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        members.manager = anna.id();
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void whoManagesChoosesForEverybodyWhereItMakesADifference() {
        open(
                anna,
                () -> {
                    assertThat(offered()).isFalse();
                    picker().setValue(Script.TAIWAN);
                    assertThat(scripts.of(bob)).isEqualTo(Script.SIMPLIFIED);

                    test(find(Button.class).withText(FOR_ALL).single()).click();
                    assertThat(scripts.of(bob)).isEqualTo(Script.TAIWAN);
                    assertThat(offered()).isFalse();
                });
    }

    @Test
    void othersChooseForThemselves() {
        open(
                bob,
                () -> {
                    picker().setValue(Script.TRADITIONAL);
                    assertThat(offered()).isFalse();
                    assertThat(scripts.of(bob)).isEqualTo(Script.TRADITIONAL);
                    assertThat(scripts.of(anna)).isEqualTo(Script.SIMPLIFIED);
                });
    }

    private void open(Caller.Member who, Runnable then) {
        signedIn.who = who;
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate("dictate");
                    then.run();
                });
    }

    private boolean offered() {
        return find(Button.class).withText(FOR_ALL).exists();
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private Select<Script> picker() {
        return find(Select.class).all().stream()
                .filter(select -> "Chinese is written in".equals(select.getLabel()))
                .findFirst()
                .orElseThrow();
    }
}
