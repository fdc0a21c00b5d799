package app.sotto.dictation;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.dictation.Retention.Rules;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.IntegerField;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Deciding by clicking how long dictations are kept. */
@ApplicationModuleTest(extraIncludes = {"tenancy", "shell"})
@Import(Neighbours.class)
@ViewPackages(packages = "app.sotto.dictation.ui")
class RetentionViewTests extends SpringBrowserlessTest {

    private TenantId tenant;

    @Autowired CurrentTenant currentTenant;
    @Autowired Retention retention;
    @Autowired FakeSignedIn signedIn;
    @Autowired FakeMembers members;

    @BeforeEach
    void anna() {
        tenant = TenantId.random();
        signedIn.who = new Caller.Member(tenant, UUID.randomUUID(), UUID.randomUUID());
        members.manager = signedIn.who.id();
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken("anna", null, "ROLE_MEMBER"));
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void keepsForDays() {
        open(() -> {
            choose(1);
            days("Text, in days").setValue(30);
            days("Audio, in days").setValue(7);
            click("Save");
            assertThat(paragraphs())
                    .contains("Text is kept for 30 days, audio for 7 days; then both are erased.");
        });

        assertThat(own()).isEqualTo(new Rules(7, 30, false));
    }

    @Test
    void saysWhereANumberIsWrong() {
        open(() -> {
            choose(1);
            days("Text, in days").setValue(0);
            click("Save");
            assertThat(days("Text, in days").isInvalid()).isTrue();
            assertThat(days("Text, in days").getErrorMessage())
                    .isEqualTo("1 to 3650 days, please.");
        });

        assertThat(own()).isEqualTo(Rules.UNTIL_DELETED);
    }

    @Test
    void asksBeforeItKeepsNothing() {
        open(() -> {
            choose(2);
            click("Save");
        });
        assertThat(own()).isEqualTo(Rules.UNTIL_DELETED);

        currentTenant.runAs(tenant, () -> test(find(ConfirmDialog.class).single()).confirm());
        assertThat(own()).isEqualTo(Rules.NOTHING);
    }

    @Test
    void membersReadWhatHolds() {
        members.manager = UUID.randomUUID();
        open(() -> {
            assertThat(paragraphs()).contains("Kept until somebody deletes it.");
            assertThat(find(Button.class).withText("Save").exists()).isFalse();
        });
    }

    private void open(Runnable then) {
        currentTenant.runAs(
                tenant,
                () -> {
                    UI.getCurrent().navigate("library/retention");
                    then.run();
                });
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    private void choose(int number) {
        RadioButtonGroup group = find(RadioButtonGroup.class).single();
        List<Object> items = group.getListDataView().getItems().toList();
        group.setValue(items.get(number));
    }

    private IntegerField days(String label) {
        return find(IntegerField.class).withLabel(label).single();
    }

    private void click(String text) {
        test(find(Button.class).withText(text).single()).click();
    }

    private List<String> paragraphs() {
        return find(Paragraph.class).all().stream().map(Paragraph::getText).toList();
    }

    private Rules own() {
        return currentTenant.callAs(tenant, retention::own);
    }
}
