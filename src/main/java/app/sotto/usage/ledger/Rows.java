package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** The ledger's rows as PostgreSQL keeps them. */
final class Rows {

    static final Columns<Counter.Key> KEY =
            new Columns<Counter.Key>()
                    .with("tenant_id", "uuid", key -> key.tenant().value())
                    .with("month", "date", Counter.Key::month)
                    .with("holder_id", "uuid", Counter.Key::holder);

    static final Columns<Counter> COUNTER =
            new Columns<Counter>()
                    .with("tenant_id", "uuid", row -> row.key().tenant().value())
                    .with("month", "date", row -> row.key().month())
                    .with("holder_id", "uuid", row -> row.key().holder())
                    .with("used_seconds", "bigint", row -> row.used().seconds())
                    .with("held_seconds", "bigint", row -> row.held().seconds())
                    .with("used_tokens", "bigint", row -> row.used().tokens())
                    .with("held_tokens", "bigint", row -> row.held().tokens())
                    .with("charged_micros", "bigint", Counter::chargedMicros);

    static final Columns<Reservation> RESERVATION =
            new Columns<Reservation>()
                    .with("id", "uuid", row -> row.id().value())
                    .with("tenant_id", "uuid", row -> row.holder().tenant().value())
                    .with("month", "date", row -> row.holder().month())
                    .with("caller_id", "uuid", row -> row.holder().holder())
                    .with("source", "text", Reservation::source)
                    .with("status", "text", Reservation::status)
                    .with("held_seconds", "bigint", row -> row.held().seconds())
                    .with("held_tokens", "bigint", row -> row.held().tokens())
                    .with("held_at", "timestamptz", Reservation::heldAt)
                    .with("touched_at", "timestamptz", Reservation::touchedAt);

    static final Columns<Entry> ENTRY =
            new Columns<Entry>()
                    .with("tenant_id", "uuid", row -> row.line().holder().tenant().value())
                    .with("reservation_id", "uuid", row -> row.line().reservation().value())
                    .with("month", "date", row -> row.line().holder().month())
                    .with("unit", "text", row -> row.line().unit())
                    .with("source_account", "text", row -> row.line().from())
                    .with("target_account", "text", row -> row.line().to())
                    .with("amount", "bigint", Entry::amount)
                    .with("at", "timestamptz", Entry::at);

    static final Columns<UsageEvent> EVENT =
            new Columns<UsageEvent>()
                    .with("reservation_id", "uuid", row -> row.reservation().id().value())
                    .with("tenant_id", "uuid", row -> row.reservation().holder().tenant().value())
                    .with("caller_id", "uuid", row -> row.reservation().holder().holder())
                    .with("source", "text", row -> row.reservation().source())
                    .with("model", "text", row -> row.spent().model())
                    .with("charged_seconds", "bigint", row -> row.receipt().seconds())
                    .with("speech_ms", "bigint", row -> row.spent().speech().toMillis())
                    .with("received_ms", "bigint", row -> row.spent().received().toMillis())
                    .with("prompt_tokens", "bigint", row -> row.spent().tokens().prompt())
                    .with("cached_tokens", "bigint", row -> row.spent().tokens().cached())
                    .with("completion_tokens", "bigint", row -> row.spent().tokens().completion())
                    .with("plan", "text", row -> row.terms().plan())
                    .with("plan_version", "int", row -> row.terms().version())
                    .with("node", "text", row -> row.spent().work().node())
                    .with("gpu_ms", "bigint", UsageEvent::gpuMillis)
                    .with("included_micros", "bigint", row -> row.receipt().includedMicros())
                    .with("overage_micros", "bigint", row -> row.receipt().overageMicros())
                    .with("occurred_at", "timestamptz", row -> row.reservation().heldAt())
                    .with("received_at", "timestamptz", UsageEvent::receivedAt);

    static final Columns<Hour> HOUR =
            new Columns<Hour>()
                    .with("tenant_id", "uuid", row -> row.key().tenant().value())
                    .with("hour", "timestamptz", row -> row.key().hour())
                    .with("holder_id", "uuid", row -> row.key().holder())
                    .with("source", "text", row -> row.key().source())
                    .with("model", "text", row -> row.key().model())
                    .with("requests", "bigint", Hour::requests)
                    .with("charged_seconds", "bigint", Hour::chargedSeconds)
                    .with("received_ms", "bigint", Hour::receivedMillis)
                    .with("prompt_tokens", "bigint", Hour::promptTokens)
                    .with("cached_tokens", "bigint", Hour::cachedTokens)
                    .with("completion_tokens", "bigint", Hour::completionTokens)
                    .with("gpu_ms", "bigint", Hour::gpuMillis)
                    .with("included_micros", "bigint", Hour::includedMicros)
                    .with("overage_micros", "bigint", Hour::overageMicros);

    /** A mark and when it was passed. */
    record PassedMark(Mark mark, Instant at) {}

    static final Columns<PassedMark> MARK =
            new Columns<PassedMark>()
                    .with("tenant_id", "uuid", row -> row.mark().holder().tenant().value())
                    .with("month", "date", row -> row.mark().holder().month())
                    .with("holder_id", "uuid", row -> row.mark().holder().holder())
                    .with("measure", "text", row -> row.mark().measure())
                    .with("percent", "int", row -> row.mark().percent())
                    .with("passed_at", "timestamptz", PassedMark::at);

    private Rows() {}

    static Counter counter(ResultSet row) throws SQLException {
        var key =
                new Counter.Key(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("month", LocalDate.class),
                        row.getObject("holder_id", UUID.class));
        return new Counter(
                key,
                new Amount(row.getLong("used_seconds"), row.getLong("used_tokens")),
                new Amount(row.getLong("held_seconds"), row.getLong("held_tokens")),
                row.getLong("charged_micros"));
    }

    static Receipt receipt(ResultSet row) throws SQLException {
        boolean text = !Source.valueOf(row.getString("source")).isSpeech();
        return new Receipt(
                row.getLong("charged_seconds"),
                text ? row.getLong("tokens") : 0,
                row.getLong("included_micros"),
                row.getLong("overage_micros"));
    }

    static Reservation reservation(ResultSet row) throws SQLException {
        var holder =
                new Counter.Key(
                        new TenantId(row.getObject("tenant_id", UUID.class)),
                        row.getObject("month", LocalDate.class),
                        row.getObject("caller_id", UUID.class));
        return new Reservation(
                new ReservationId(row.getObject("id", UUID.class)),
                holder,
                Source.valueOf(row.getString("source")),
                Reservation.Status.valueOf(row.getString("status")),
                new Amount(row.getLong("held_seconds"), row.getLong("held_tokens")),
                row.getTimestamp("held_at").toInstant(),
                row.getTimestamp("touched_at").toInstant());
    }
}
