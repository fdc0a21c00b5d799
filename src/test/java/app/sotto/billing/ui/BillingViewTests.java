package app.sotto.billing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.PlanId;
import app.sotto.billing.Shop;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Changing;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.usage.Allowance;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.textfield.BigDecimalField;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** What an owner and a member find on the page. */
@BillingTest
@ViewPackages(packages = "app.sotto.billing.ui")
class BillingViewTests extends SpringBrowserlessTest {

    @Autowired Customer.Makers customers;
    @Autowired Buying buying;
    @Autowired Changing changing;
    @Autowired Syncing syncing;
    @Autowired Allowance allowance;
    @Autowired Shop.SettableClock clock;

    private Customer customer;

    @BeforeEach
    void aCustomer() {
        clock.set(Shop.BEGINNING);
        customer = customers.signUp();
    }

    @AfterEach
    void leave() {
        TestSecurityContextHolder.clearContext();
    }

    @Test
    void anOwnerFindsEveryPlanWithItsPrice() {
        String page = visit(customer.owner);

        assertThat(page)
                .contains("Free", "Pro", "$9.99", "Team", "$12.00", "Business", "$49.00")
                .contains("You are on the free plan.")
                .contains("2 seats: $24.00");
        assertThat(buttons()).contains("Try 7 days for free: Pro", "Choose: Business");
    }

    @Test
    void aMemberReadsWhomToAsk() {
        var bo = customer.joinedBy("Bo");

        assertThat(visit(bo)).contains(customer.owner.email()).doesNotContain("$9.99");
    }

    @Test
    void whoPaidReadsWhatForAndCanLeave() {
        buy("business");

        assertThat(visit(customer.owner))
                .contains("Business", "Active", "$245.00 a month (5 seats of $49.00)");
        assertThat(buttons()).contains("Cancel the plan", "Change to this: Pro");
    }

    @Test
    void anOwnerSetsALimitInDollars() {
        buy("api");
        var _ = visit(customer.owner);
        customer.run(() -> {
            find(BigDecimalField.class).all().getFirst().setValue(new BigDecimal("12.50"));
            test(find(Button.class).withText("Set the limit").all().getFirst()).click();
        });

        assertThat(customer.call(() -> allowance.standing().budgetMicros())).isEqualTo(12_500_000);
    }

    @Test
    void aLimitThatIsNoAmountChangesNothing() {
        buy("api");
        var _ = visit(customer.owner);
        customer.run(() -> {
            find(BigDecimalField.class).all().getFirst().setValue(new BigDecimal("-1"));
            test(find(Button.class).withText("Set the limit").all().getFirst()).click();
        });

        assertThat(customer.call(() -> allowance.standing().budgetMicros())).isEqualTo(100_000_000);
        assertThat(find(BigDecimalField.class).all().getFirst().isInvalid()).isTrue();
    }

    private void buy(String plan) {
        var till = customer.call(() -> buying.begin(new PlanId(plan, 1), null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);
    }

    private String visit(MemberPrincipal who) {
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(who, null, who.role().authority()));
        return customer.call(() -> text(navigate(BillingView.class)));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private java.util.List<String> buttons() {
        return find(Button.class).all().stream()
                .map(button -> button.getAriaLabel().orElse(button.getText()))
                .toList();
    }
}
