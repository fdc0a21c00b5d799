package app.sotto.usage.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTests {

    @ParameterizedTest
    @CsvSource({
        "2026-06-15T12:00:00Z, UTC, 2026-06-01T00:00:00Z, 2026-07-01T00:00:00Z",
        "2026-12-31T23:30:00Z, Asia/Shanghai, 2026-12-31T16:00:00Z, 2027-01-31T16:00:00Z",
        "2026-03-15T12:00:00Z, Europe/Berlin, 2026-02-28T23:00:00Z, 2026-03-31T22:00:00Z",
        "2026-10-31T23:30:00Z, Europe/Berlin, 2026-10-31T23:00:00Z, 2026-11-30T23:00:00Z",
        "2028-02-29T12:00:00Z, America/New_York, 2028-02-01T05:00:00Z, 2028-03-01T05:00:00Z",
        // Clocks in Santiago skip midnight in some Septembers; the first is never skipped there.
        "2024-09-08T04:00:00Z, America/Santiago, 2024-09-01T04:00:00Z, 2024-10-01T03:00:00Z",
    })
    void isAMonthWhereTheTenantLives(Instant moment, ZoneId zone, Instant start, Instant end) {
        assertThat(Period.of(moment, zone))
                .isEqualTo(new Period(start.atZone(zone).toLocalDate(), start, end));
    }
}
