package app.sotto.billing.ui;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.billing.BillingTest;
import app.sotto.billing.Customer;
import app.sotto.billing.Plan;
import app.sotto.billing.PlanId;
import app.sotto.billing.Plans;
import app.sotto.billing.Shop;
import app.sotto.billing.plans.PlanDesk;
import app.sotto.billing.subscriptions.Buying;
import app.sotto.billing.subscriptions.Syncing;
import app.sotto.tenancy.SystemDatabase;
import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.math.BigDecimal;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.test.context.TestSecurityContextHolder;

/** What an operator does with plans; the version made here is retired again. */
@BillingTest
@ViewPackages(packages = "app.sotto.billing.ui")
class PlansViewTests extends SpringBrowserlessTest {

    private static final PlanId BUSINESS = new PlanId("business", 1);

    @Autowired Customer.Makers customers;
    @Autowired Buying buying;
    @Autowired Syncing syncing;
    @Autowired Plans plans;
    @Autowired PlanDesk desk;
    @Autowired Shop.SettableClock clock;
    @Autowired SystemDatabase system;

    private Customer operator;

    @BeforeEach
    void anOperator() {
        clock.set(Shop.BEGINNING);
        operator = customers.signUp();
        signIn("ROLE_OPERATOR");
    }

    @AfterEach
    void asItShips() {
        TestSecurityContextHolder.clearContext();
        desk.offer(BUSINESS, "the tests");
    }

    @Test
    void showsEveryVersionAndWhoHasIt() {
        var customer = customers.signUp();
        int had = holders();
        var till = customer.call(() -> buying.begin(BUSINESS, null, Locale.ENGLISH));
        assertThat(Shop.pay(till, Shop.GOOD_CARD).statusCode()).isEqualTo(303);
        customer.run(syncing::sync);

        assertThat(holders()).isEqualTo(had + 1);
        assertThat(visit())
                .contains("Business", "Version 1", "Offered", "$49.00 per seat a month")
                .contains("A minute of speech$0.0045")
                .contains("It comes with the application and is not changed here.");
        assertThat(find(Button.class).withText("New version").all())
                .extracting(button -> button.getAriaLabel().orElse(""))
                .contains("New version of Business")
                .doesNotContain("New version of Free");
    }

    @Test
    void theNextVersionIsPreviewedLineByLineThenMade() {
        begin();
        operator.run(() -> {
            set("Price a month", "55.50");
            set("A minute of speech", "0.006");
            test(find(IntegerField.class).withLabel("Least seats").single()).setValue(3);
            click("Preview");
        });
        assertThat(text(find(Dialog.class).single()))
                .contains("Price a month$49.00$55.50")
                .contains("A minute of speech$0.0045$0.006")
                .contains("Least seats53")
                .contains("Who keeps what they have")
                .doesNotContain("Tokens of text a month20,000,000");
        assertThat(offered().priceCents()).isEqualTo(4900);

        operator.run(() -> click("Offer version " + (newest() + 1)));
        assertThat(offered().priceCents()).isEqualTo(5550);
        assertThat(offered().seats()).isEqualTo(new Plan.Seats(true, 3));
        assertThat(offered().terms().prices().speechSecond()).isEqualTo(100);
        assertThat(plans.find(BUSINESS).orElseThrow().priceCents()).isEqualTo(4900);
        assertThat(text(find(PlansView.class).single()))
                .contains("is offered from now on.", "Made by");
    }

    @Test
    void whoGoesBackLosesNothing() {
        begin();
        operator.run(() -> {
            set("Price a month", "77");
            click("Preview");
            click("Back");
        });
        assertThat(field("Price a month").getValue()).isEqualByComparingTo("77");
        assertThat(offered().priceCents()).isEqualTo(4900);
    }

    @Test
    void everyMistakeIsMarkedWhereItIs() {
        begin();
        operator.run(() -> {
            set("Price a month", "9.999");
            set("A minute of speech", "0.005");
            set("A million tokens read", "-1");
            test(find(IntegerField.class).withLabel("Live dictations of a member").single())
                    .setValue(0);
            test(find(TextField.class).withLabel("Name (Chinese)").single()).setValue(" ");
            test(find(TextField.class).withLabel("Models").single()).setValue("whisper, <b>");
            click("Preview");
        });
        assertThat(field("Price a month").getErrorMessage()).contains("2 digits");
        assertThat(field("A minute of speech").getErrorMessage()).contains("0.00498", "0.00504");
        assertThat(field("A million tokens read").getErrorMessage()).contains("1,000,000");
        assertThat(
                        find(IntegerField.class)
                                .withLabel("Live dictations of a member")
                                .single()
                                .getErrorMessage())
                .contains("from 1 to 1,000");
        assertThat(find(TextField.class).withLabel("Name (Chinese)").single().isInvalid()).isTrue();
        assertThat(find(TextField.class).withLabel("Models").single().isInvalid()).isTrue();
        assertThat(field("A million tokens written").isInvalid()).isFalse();
    }

    @Test
    void aVersionThatChangesNothingIsNotMade() {
        begin();
        operator.run(() -> click("Preview"));
        assertThat(text(find(Dialog.class).single())).contains("Nothing would change.");
    }

    @Test
    void aPlanIsTakenOffTheShelfOnceItWasAskedAndPutBack() {
        visit();
        operator.run(
                () -> clickNamed("Stop offering: Business, version " + offered().id().version()));
        assertThat(plans.offered()).anyMatch(plan -> plan.id().code().equals("business"));
        operator.run(() -> test(find(ConfirmDialog.class).single()).confirm());
        assertThat(plans.offered()).noneMatch(plan -> plan.id().code().equals("business"));

        operator.run(() -> clickNamed("Offer again: Business, version 1"));
        assertThat(offered().id()).isEqualTo(BUSINESS);
    }

    @Test
    void othersFindNoSuchPage() {
        signIn("ROLE_OWNER");
        operator.run(() -> {
            UI.getCurrent().navigate("operator/plans");
            assertThat(getCurrentView()).isNotInstanceOf(PlansView.class);
        });
    }

    private void begin() {
        visit();
        operator.run(() -> clickNamed("New version of Business"));
    }

    private int newest() {
        return desk.versions().stream()
                .map(version -> version.plan().id())
                .filter(id -> id.code().equals("business"))
                .mapToInt(PlanId::version)
                .max()
                .orElseThrow();
    }

    private int holders() {
        return desk.versions().stream()
                .filter(version -> version.plan().id().equals(BUSINESS))
                .mapToInt(PlanDesk.Version::holders)
                .sum();
    }

    private Plan offered() {
        return plans.offered().stream()
                .filter(plan -> plan.id().code().equals("business"))
                .findFirst()
                .orElseThrow();
    }

    private void signIn(String role) {
        TestSecurityContextHolder.setAuthentication(
                new TestingAuthenticationToken(operator.owner, null, role));
    }

    private String visit() {
        return operator.call(() -> text(navigate(PlansView.class)));
    }

    private void set(String label, String amount) {
        test(field(label)).setValue(new BigDecimal(amount));
    }

    private BigDecimalField field(String label) {
        return find(BigDecimalField.class).withLabel(label).single();
    }

    private void click(String text) {
        test(find(Button.class).withText(text).all().getLast()).click();
    }

    private void clickNamed(String label) {
        test(find(Button.class).withAriaLabel(label).single()).click();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
