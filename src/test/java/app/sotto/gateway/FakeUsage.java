package app.sotto.gateway;

import app.sotto.tenancy.Caller;
import app.sotto.usage.Admission;
import app.sotto.usage.Allowance;
import app.sotto.usage.Estimate;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import app.sotto.usage.UsageHistory;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A month in which one thing happened. */
class FakeUsage implements Allowance, UsageHistory {

    static final UUID KEY = UUID.fromString("00000000-0000-0000-0000-00000000000b");

    @Override
    public Standing standing() {
        return new Standing(
                3600,
                9,
                1,
                3590,
                1000,
                5,
                0,
                0,
                0L,
                Instant.parse("2026-11-01T00:00:00Z"),
                Instant.parse("2026-12-01T00:00:00Z"));
    }

    @Override
    public List<Row> between(Instant from, Instant to) {
        return List.of(
                new Row(LocalDate.parse("2026-11-21"), "test/speech", KEY, 1, 9, 11, 2, 3, 900, 0));
    }

    @Override
    public Admission hold(Caller caller, Source source, Estimate estimate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean extend(ReservationId reservation, Estimate total) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Receipt settle(ReservationId reservation, Spent spent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void release(ReservationId reservation) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long secondsLeft(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Receipt quote(Source source, Estimate estimate) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Map<ReservationId, Receipt> receipts(Collection<ReservationId> reservations) {
        throw new UnsupportedOperationException();
    }
}
