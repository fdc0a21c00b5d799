package app.sotto.billing.revenue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import app.sotto.billing.Revenue.Bridge;
import app.sotto.billing.Revenue.Cohort.Kept;
import app.sotto.billing.Revenue.Customers;
import app.sotto.billing.Revenue.Figures;
import app.sotto.billing.Revenue.Month;
import app.sotto.billing.Revenue.Standing;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A worked example to check by hand. In dollars:
 *
 * <pre>
 *           January          February         March            April
 * A         10 (new)         10               24 (grows)       24
 * B         24 (new)         12 (shrinks)     0 (leaves)       36 (is back)
 * C                          10 (new)         10               0 (leaves)
 * D                                           49 (new)         49
 * together  34               32               83               109
 * </pre>
 */
class FiguresTests {

    private static final YearMonth JANUARY = YearMonth.of(2026, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2026, 2);
    private static final YearMonth MARCH = YearMonth.of(2026, 3);
    private static final YearMonth APRIL = YearMonth.of(2026, 4);
    private static final YearMonth MAY = YearMonth.of(2026, 5);

    private static final List<Movement> EXAMPLE =
            new Life()
                    .pays("A", "2026-01-05", 1000)
                    .pays("B", "2026-01-20", 2400)
                    .pays("B", "2026-02-03", 1200)
                    .pays("C", "2026-02-10", 1000)
                    .pays("A", "2026-03-01", 2400)
                    .pays("B", "2026-03-15", 0)
                    .pays("D", "2026-03-31", 4900)
                    .pays("B", "2026-04-02", 3600)
                    .pays("C", "2026-04-30", 0)
                    .movements();

    static Stream<Arguments> months() {
        return Stream.of(
                // opening, new, expansion, contraction, churn, returned, closing
                Arguments.of(
                        JANUARY,
                        new Bridge(0, 3400, 0, 0, 0, 0, 3400),
                        new Customers(0, 2, 0, 0, 2)),
                Arguments.of(
                        FEBRUARY,
                        new Bridge(3400, 1000, 0, 1200, 0, 0, 3200),
                        new Customers(2, 1, 0, 0, 3)),
                Arguments.of(
                        MARCH,
                        new Bridge(3200, 4900, 1400, 0, 1200, 0, 8300),
                        new Customers(3, 1, 0, 1, 3)),
                Arguments.of(
                        APRIL,
                        new Bridge(8300, 0, 0, 0, 1000, 3600, 10900),
                        new Customers(3, 0, 1, 1, 3)),
                Arguments.of(
                        MAY,
                        new Bridge(10900, 0, 0, 0, 0, 0, 10900),
                        new Customers(3, 0, 0, 0, 3)));
    }

    @ParameterizedTest
    @MethodSource("months")
    void theBridgeLeadsFromMonthToMonth(YearMonth month, Bridge bridge, Customers customers) {
        assertThat(month(month)).isEqualTo(new Month(month, bridge, customers));
    }

    @Test
    void ratesAreThoseOfTheOpeningCohort() {
        assertThat(month(FEBRUARY).netRetention().getAsDouble())
                .isCloseTo(22.0 / 34, within(1e-12));
        assertThat(month(FEBRUARY).grossRetention().getAsDouble())
                .isCloseTo(22.0 / 34, within(1e-12));
        // 32 were there; 14 came on top and 12 left: 34 of 32, or 20 without what came on top.
        assertThat(month(MARCH).netRetention().getAsDouble()).isCloseTo(34.0 / 32, within(1e-12));
        assertThat(month(MARCH).grossRetention().getAsDouble()).isCloseTo(20.0 / 32, within(1e-12));
        assertThat(month(MARCH).customerChurn().getAsDouble()).isCloseTo(1.0 / 3, within(1e-12));
        // B is back, and was not there at the beginning.
        assertThat(month(APRIL).netRetention().getAsDouble()).isCloseTo(73.0 / 83, within(1e-12));
    }

    @Test
    void aYearIsTwelveTimesTheEndOfTheMonth() {
        assertThat(month(MARCH).annualCents()).isEqualTo(12 * 8300);
        assertThat(month(MARCH).averageCents().getAsDouble()).isCloseTo(8300.0 / 3, within(1e-9));
    }

    @Test
    void aLifetimeIsWorthWhatIsLeftOfAPaymentOverChurn() {
        // 27.67 a month, four fifths of it kept, a third leaves each month.
        assertThat(figures(MAY).lifetimeValue(month(MARCH), 0.8).getAsDouble())
                .isCloseTo(8300.0 / 3 * 0.8 * 3, within(1e-9));
    }

    @Test
    void theRunningMonthTakesTheChurnOfTheOneBefore() {
        var figures = figures(MAY);
        assertThat(figures.lifetimeValue(figures.month(MAY).orElseThrow(), 0.5).getAsDouble())
                .isCloseTo(10900.0 / 3 * 0.5 * 3, within(1e-9));
    }

    @Test
    void whereNobodyLeftALifetimeIsUnknown() {
        assertThat(figures(MAY).lifetimeValue(month(FEBRUARY), 0.8))
                .isEqualTo(OptionalDouble.empty());
    }

    @Test
    void whereNobodyWasThereRatesAreUnknown() {
        assertThat(month(JANUARY).netRetention()).isEmpty();
        assertThat(month(JANUARY).grossRetention()).isEmpty();
        assertThat(month(JANUARY).customerChurn()).isEmpty();
        assertThat(figures(MAY).lifetimeValue(month(JANUARY), 0.8)).isEmpty();
    }

    @Test
    void beforeTheFirstMovementThereIsNoMonth() {
        assertThat(figures(MAY).month(JANUARY.minusMonths(1))).isEmpty();
        assertThat(figures(MAY).month(MAY.plusMonths(1))).isEmpty();
        assertThat(Bridging.months(List.of(), MAY)).isEmpty();
        assertThat(Cohorts.of(List.of(), MAY)).isEmpty();
    }

    @Test
    void whenAllHaveLeftNobodyPaysAnAverage() {
        var gone =
                Bridging.months(
                        new Life()
                                .pays("A", "2026-01-05", 1000)
                                .pays("A", "2026-02-05", 0)
                                .movements(),
                        FEBRUARY);
        assertThat(gone.getLast().averageCents()).isEmpty();
        assertThat(gone.getLast().netRetention()).hasValue(0);
        assertThat(gone.getLast().annualCents()).isZero();
    }

    @Test
    void whoLeavesAndIsBackInTheSameMonthDidNeither() {
        var months =
                Bridging.months(
                        new Life()
                                .pays("A", "2026-01-05", 1000)
                                .pays("A", "2026-02-05", 0)
                                .pays("A", "2026-02-07", 2400)
                                .movements(),
                        FEBRUARY);
        assertThat(months.getLast().cents()).isEqualTo(new Bridge(1000, 0, 1400, 0, 0, 0, 2400));
        assertThat(months.getLast().customerChurn()).hasValue(0);
    }

    @Test
    void whoComesAndLeavesInTheSameMonthIsInItsCohortAlone() {
        var movements =
                new Life()
                        .pays("A", "2026-01-05", 1000)
                        .pays("A", "2026-01-25", 0)
                        .pays("A", "2026-03-25", 1200)
                        .movements();
        var months = Bridging.months(movements, MARCH);
        assertThat(months.getFirst().cents()).isEqualTo(new Bridge(0, 0, 0, 0, 0, 0, 0));
        assertThat(months.getLast().cents().returned()).isEqualTo(1200);
        assertThat(Cohorts.of(movements, MARCH).getFirst().kept())
                .containsExactly(new Kept(0, 0), new Kept(0, 0), new Kept(1, 1200));
    }

    @Test
    void cohortsSayWhatIsLeftOfThem() {
        var cohorts = Cohorts.of(EXAMPLE, APRIL);

        assertThat(cohorts)
                .extracting(one -> one.began())
                .containsExactly(JANUARY, FEBRUARY, MARCH);
        assertThat(cohorts.getFirst().customers()).isEqualTo(2);
        assertThat(cohorts.getFirst().cents()).isEqualTo(3400);
        assertThat(cohorts.getFirst().kept())
                .containsExactly(
                        new Kept(2, 3400), new Kept(2, 2200), new Kept(1, 2400), new Kept(2, 6000));
        assertThat(cohorts.get(1).kept())
                .containsExactly(new Kept(1, 1000), new Kept(1, 1000), new Kept(0, 0));
        assertThat(cohorts.getLast().kept()).containsExactly(new Kept(1, 4900), new Kept(1, 4900));
    }

    @Test
    void monthsBeginInUtc() {
        var months =
                Bridging.months(
                        List.of(
                                new Movement(
                                        app.sotto.tenancy.TenantId.random(),
                                        1,
                                        java.time.Instant.parse("2026-01-31T23:59:59Z"),
                                        Movement.Kind.NEW,
                                        0,
                                        999,
                                        new app.sotto.billing.PlanId("pro", 1),
                                        1)),
                        FEBRUARY);
        assertThat(months.getFirst().month()).isEqualTo(JANUARY);
    }

    @Test
    void useIsUnknownBeforeItsFirstHourAndNothingInAQuietMonth() {
        var figures =
                new Figures(
                        MAY,
                        List.of(),
                        List.of(),
                        new TreeMap<>(Map.of(FEBRUARY, 7_000_000L, APRIL, 1L)),
                        List.of(),
                        new Standing(0, 0, 0, 0, 0, 0));
        assertThat(figures.usage(JANUARY)).isEqualTo(OptionalLong.empty());
        assertThat(figures.usage(FEBRUARY)).hasValue(7_000_000);
        assertThat(figures.usage(MARCH)).hasValue(0);
        assertThat(figures.usage(MAY.plusMonths(1))).isEmpty();
    }

    private static Month month(YearMonth month) {
        return figures(MAY).month(month).orElseThrow();
    }

    private static Figures figures(YearMonth running) {
        return new Figures(
                running,
                Bridging.months(EXAMPLE, running),
                Cohorts.of(EXAMPLE, running),
                new TreeMap<>(),
                List.of(),
                new Standing(0, 0, 0, 0, 0, 0));
    }
}
