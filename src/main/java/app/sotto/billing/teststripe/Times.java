package app.sotto.billing.teststripe;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What time it is for whom, in seconds since 1970: a test clock's frozen time for what hangs on
 * one, the machine's for the rest, and the moment something was due while it is being done late.
 *
 * <p>Copies: https://docs.stripe.com/billing/testing/test-clocks (2026-07-29.dahlia).
 */
final class Times {
    static final long MINUTE = 60;
    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    private final Clock clock;
    private final Store store;
    private @Nullable Long due;

    Times(Clock clock, Store store) {
        this.clock = clock;
        this.store = store;
    }

    /** The machine's time, moved by what {@link #forward} has added. */
    long wall() {
        var moved = store.look("_moved", "clock");
        return clock.instant().getEpochSecond()
                + (moved == null ? 0 : Json.number(moved, "seconds"));
    }

    /** Moves everything that hangs on no test clock forward, for good. */
    void forward(long seconds) {
        var moved = store.find("_moved", "clock");
        long before = moved == null ? 0 : Json.number(moved, "seconds");
        store.put("_moved", Json.of("id", "clock", "seconds", before + seconds));
    }

    /**
     * Now for an object that carries {@code test_clock}, as customers, subscriptions and invoices
     * do.
     */
    long now(JsonNode object) {
        return now(Json.text(object, "test_clock"));
    }

    long now(@Nullable String testClock) {
        if (testClock == null) {
            return due == null ? wall() : due;
        }
        return Json.number(store.get("test_helpers.test_clock", testClock), "frozen_time");
    }

    /** Does work at the moment it was due. */
    void at(long moment, @Nullable String testClock, Runnable work) {
        if (testClock != null) {
            store.get("test_helpers.test_clock", testClock).put("frozen_time", moment);
            work.run();
            return;
        }
        due = moment;
        try {
            work.run();
        } finally {
            due = null;
        }
    }
}
