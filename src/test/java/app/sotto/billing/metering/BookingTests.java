package app.sotto.billing.metering;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** On whose invoice an hour stands. */
class BookingTests {

    private static final Instant TEN = Instant.parse("2026-06-10T10:00:00Z");

    @Test
    void anHourIsBookedAtItsLastSecond() {
        assertThat(Booking.lastSecond(TEN, null)).isEqualTo("2026-06-10T10:59:59Z");
    }

    @Test
    void theHourInWhichASubscriptionEndsIsBookedBeforeTheEnd() {
        Instant end = Instant.parse("2026-06-10T10:23:45Z");

        assertThat(Booking.lastSecond(TEN, end)).isEqualTo("2026-06-10T10:23:44Z");
        assertThat(Booking.lastSecond(TEN.minusSeconds(3600), end))
                .isEqualTo("2026-06-10T09:59:59Z");
    }

    @Test
    void anEndOnTheHourChangesNothing() {
        assertThat(Booking.lastSecond(TEN, TEN)).isEqualTo("2026-06-10T10:59:59Z");
        assertThat(Booking.lastSecond(TEN, TEN.plusSeconds(3600)))
                .isEqualTo("2026-06-10T10:59:59Z");
    }
}
