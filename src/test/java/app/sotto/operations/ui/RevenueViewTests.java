package app.sotto.operations.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.sotto.billing.Reconciliation.Outcome;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import java.math.BigDecimal;
import java.time.YearMonth;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** What an operator reads of revenue, and does about differences. */
@Import(RevenueViewTests.Books.class)
class RevenueViewTests extends DeskTest {

    @TestConfiguration
    static class Books {

        @Bean
        RevenueOnShow revenueOnShow() {
            return new RevenueOnShow();
        }
    }

    @Autowired RevenueOnShow books;

    @BeforeEach
    void anOperatorComes() {
        books.empty = false;
        books.margin = 0.8;
        books.outcome = new Outcome(3, 0, true);
        books.done.clear();
        signIn(true);
    }

    @Test
    void theRunningMonthStandsFirst() {
        assertThat(page())
                .contains("June 2026", "This month is not over")
                .contains("MRR$30.00", "ARR$360.00", "Net revenue retention75%")
                .contains("2 at the beginning, 0 new, 0 back, 0 left.")
                // 15.00 a customer, of which 80% stay, and half of the customers left last month.
                .contains("Lifetime value$24.00", "Churn of the month before");
    }

    @Test
    void anotherMonthIsPicked() {
        visit(() -> {
            navigate(RevenueView.class);
            pick(RevenueOnShow.JUNE.minusMonths(1));
        });
        assertThat(text())
                .contains("May 2026", "MRR$40.00", "Net revenue retention60%")
                .contains("Gross revenue retention50%", "Churn50%", "Beyond plans$1.25");
    }

    @Test
    void aMonthBeforeTheFirstPaymentIsEmptyNotZero() {
        visit(() -> {
            navigate(RevenueView.class);
            pick(RevenueOnShow.JUNE.minusMonths(7));
        });
        assertThat(text())
                .contains("the first payment came later", "MRR–", "ARR–", "Paying customers–")
                .contains("Lifetime value–", "Unknown while nobody leaves.", "Beyond plans–");
    }

    @Test
    void theBridgeIsATableToo() {
        page();
        var bridge = text(find(NativeTable.class).all().getFirst());
        assertThat(bridge)
                .contains("May 2026$50.00$10.00$5.00$0.00$0.00-$25.00$40.00")
                .contains("June 2026$40.00$0.00$0.00$0.00-$10.00$0.00$30.00");
    }

    @Test
    void cohortsAreOfCustomersOrOfRevenue() {
        page();
        assertThat(cohorts()).contains("April 20262100%50%50%");
        visit(() -> {
            @SuppressWarnings("unchecked")
            RadioButtonGroup<Object> of = find(RadioButtonGroup.class).single();
            of.setValue(of.getListDataView().getItem(1));
        });
        assertThat(cohorts()).contains("April 2026$50.00100%60%40%");
    }

    @Test
    void plansAreListedByVersion() {
        assertThat(page())
                .contains("Studio, version 223$10.00$30.00", "Past due1", "$20.00 of MRR");
    }

    @Test
    void theMarginIsChangedOnThePage() {
        visit(() -> {
            navigate(RevenueView.class);
            click("Change the margin");
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("50"));
            click("Assume it");
        });
        assertThat(books.done).containsExactly("olga@example.org assumes 0.5");
        assertThat(text()).contains("assumed margin of 50%", "Lifetime value$15.00");
    }

    @Test
    void aMarginThatIsNoneIsExplained() {
        visit(() -> {
            navigate(RevenueView.class);
            click("Change the margin");
            test(find(BigDecimalField.class).single()).setValue(new BigDecimal("120"));
            click("Assume it");
        });
        assertThat(books.done).isEmpty();
        assertThat(find(BigDecimalField.class).single().getErrorMessage()).contains("72.5");
    }

    @Test
    void differencesSayWhoseAndWhat() {
        assertThat(page())
                .contains("Anna's desk · Metered in the last 33 days: SPEECH")
                .contains("Ours: $7.00 · Stripe: $6.9999", "Open")
                .contains("Ours: ACTIVE pro 1, 1, sub_1 · Stripe: nothing", "Mended");
    }

    @Test
    void anOperatorNotesWhatTheyFound() {
        visit(() -> {
            navigate(RevenueView.class);
            clickNamed("Looked at: Anna's desk · Metered in the last 33 days: SPEECH");
            click("Keep the note");
        });
        assertThat(find(TextArea.class).single().getErrorMessage()).contains("500");
        visit(() -> {
            test(find(TextArea.class).single()).setValue("An hour was lost; credited.");
            click("Keep the note");
        });
        assertThat(books.done)
                .containsExactly("olga@example.org notes An hour was lost; credited.");
        assertThat(text()).contains("olga@example.org on", "An hour was lost; credited.");
    }

    @Test
    void booksAreComparedNow() {
        visit(() -> {
            navigate(RevenueView.class);
            click("Compare now");
        });
        await().pollInSameThread()
                .untilAsserted(() -> {
                    roundTrip();
                    assertThat(text()).contains("The books of 3 organisations were compared.");
                });
        assertThat(books.done).containsExactly("olga@example.org compares");
    }

    @Test
    void aSilentStripeIsSaid() {
        books.outcome = new Outcome(1, 0, false);
        visit(() -> {
            navigate(RevenueView.class);
            click("Compare now");
        });
        await().pollInSameThread()
                .untilAsserted(() -> {
                    roundTrip();
                    assertThat(text()).contains("Stripe does not answer");
                });
    }

    @Test
    void withoutAnyPaymentThePageSaysWhatWillBeHere() {
        books.empty = true;
        assertThat(page())
                .contains("No revenue yet", "In a trial2", "No differences were found.")
                .doesNotContain("MRR by month");
        assertThat(find(Anchor.class).withText("Download as CSV").all()).isEmpty();
    }

    @Test
    void monthsAreExportedWithWhatIsUnknownLeftEmpty() {
        assertThat(RevenueCsv.of(books.figures()).split("\r\n"))
                .hasSize(4)
                .contains(
                        "2026-04,0,5000,0,0,0,0,5000,60000,0,2,0,0,2,,,,2500.00,",
                        "2026-05,5000,1000,500,0,0,2500,4000,48000,2,1,0,1,2,0.600000,0.500000,0.500000,2000.00,1250000");
    }

    @Test
    void othersFindNoSuchPage() {
        signIn(false);
        visit(() -> {
            UI.getCurrent().navigate("operator/revenue");
            assertThat(getCurrentView()).isNotInstanceOf(RevenueView.class);
        });
    }

    private void pick(YearMonth month) {
        @SuppressWarnings("unchecked")
        Select<YearMonth> months = find(Select.class).single();
        months.setValue(month);
    }

    private String page() {
        visit(() -> navigate(RevenueView.class));
        return text();
    }

    private String text() {
        return text(find(RevenueView.class).single());
    }

    private String cohorts() {
        return text(find(NativeTable.class).all().get(1));
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }
}
