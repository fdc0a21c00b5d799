package app.sotto.usage.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Allowance.Tokens;
import app.sotto.usage.Cap;
import app.sotto.usage.Caps;
import app.sotto.usage.Estimate;
import app.sotto.usage.UsageTest;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** Somebody looks at what was used, without a browser. */
@UsageTest
@ViewPackages(packages = "app.sotto.usage.ui")
class UsageViewTests extends SpringBrowserlessTest {

    @Autowired SigningUp signingUp;
    @Autowired Allowance allowance;
    @Autowired Caps caps;
    @Autowired CurrentTenant currentTenant;

    private MemberPrincipal anna;

    @BeforeEach
    void annaHasDictated() {
        anna =
                signingUp.signUp(
                        new SigningUp.Form(
                                new EmailAddress(UUID.randomUUID() + "@example.org"),
                                "Anna",
                                "correct horse battery",
                                "Anna's desk",
                                Locale.ENGLISH),
                        UUID.randomUUID().toString());
        use(anna.caller(), 90);
        use(new Caller.Member(anna.caller().tenant(), new UUID(9, 9), new UUID(9, 8)), 600);
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void anOwnerSeesWhatEverybodyUsed() {
        visit(Role.OWNER);

        assertThat(table()).contains("$0.07");
        choose(Grouping.HOLDER);
        assertThat(table()).contains("Anna", "Former member or key");
    }

    @Test
    void aMemberSeesTheirOwn() {
        visit(Role.MEMBER);

        assertThat(table()).contains("$0.009").doesNotContain("$0.07");
        assertThat(find(Button.class).withText("Change").all()).isEmpty();
    }

    @Test
    void anOwnerLimitsAMember() {
        visit(Role.OWNER);

        as(() -> {
            test(find(Button.class).all().stream()
                            .filter(b -> b.getAriaLabel().orElse("").equals("Limit of Anna"))
                            .findFirst()
                            .orElseThrow())
                    .click();
            test(find(IntegerField.class).single()).setValue(30);
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("2.50"));
            test(find(Button.class).withText("Save").single()).click();
        });

        assertThat(currentTenant.callAs(anna.caller().tenant(), caps::all))
                .containsEntry(anna.caller().id(), new Cap(1800L, 2_500_000L));
        assertThat(spans()).contains("30 minutes, $2.50 beyond the plan");
    }

    @Test
    void aMonthWithoutUseSaysSo() {
        var newcomer =
                signingUp.signUp(
                        new SigningUp.Form(
                                new EmailAddress(UUID.randomUUID() + "@example.org"),
                                "Ben",
                                "correct horse battery",
                                "Ben's desk",
                                Locale.ENGLISH),
                        UUID.randomUUID().toString());
        anna = newcomer;
        visit(Role.OWNER);

        assertThat(find(NativeTable.class).all()).isEmpty();
        assertThat(find(com.vaadin.flow.component.html.Paragraph.class).all())
                .anyMatch(one -> one.getText().startsWith("Nothing was used"));
    }

    private void visit(Role role) {
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(anna, null, role.authority()));
        as(() -> navigate(UsageView.class));
    }

    @SuppressWarnings("unchecked")
    private void choose(Grouping grouping) {
        as(() -> find(RadioButtonGroup.class).single().setValue(grouping));
    }

    private String table() {
        return text(find(NativeTable.class).single());
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private List<String> spans() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }

    private void use(Caller caller, long seconds) {
        as(() -> {
            var time = Duration.ofSeconds(seconds);
            var id =
                    ((Granted) allowance.hold(caller, Source.LIVE, Estimate.speech(time)))
                            .reservation();
            var _ = allowance.settle(id, new Spent(time, time, "test/speech", Tokens.NONE));
        });
    }

    private void as(Runnable work) {
        currentTenant.runAs(anna.caller().tenant(), work);
    }
}
