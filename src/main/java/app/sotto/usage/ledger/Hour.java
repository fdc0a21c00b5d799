package app.sotto.usage.ledger;

import app.sotto.tenancy.TenantId;
import app.sotto.usage.Allowance.Source;
import app.sotto.usage.Allowance.Tokens;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What one holder did with one model through one door in one hour. Unknown counts add nothing. */
record Hour(
        Key key,
        long requests,
        long chargedSeconds,
        long receivedMillis,
        long promptTokens,
        long cachedTokens,
        long completionTokens,
        long gpuMillis,
        long includedMicros,
        long overageMicros) {

    record Key(TenantId tenant, Instant hour, UUID holder, Source source, String model) {}

    static Hour of(UsageEvent event) {
        Reservation reservation = event.reservation();
        Tokens tokens = event.spent().tokens();
        var key =
                new Key(
                        reservation.holder().tenant(),
                        event.hour(),
                        reservation.holder().holder(),
                        reservation.source(),
                        event.spent().model());
        return new Hour(
                key,
                1,
                event.receipt().seconds(),
                event.spent().received().toMillis(),
                known(tokens.prompt()),
                known(tokens.cached()),
                known(tokens.completion()),
                known(event.gpuMillis()),
                event.receipt().includedMicros(),
                event.receipt().overageMicros());
    }

    Hour plus(Hour other) {
        return new Hour(
                key,
                requests + other.requests,
                chargedSeconds + other.chargedSeconds,
                receivedMillis + other.receivedMillis,
                promptTokens + other.promptTokens,
                cachedTokens + other.cachedTokens,
                completionTokens + other.completionTokens,
                gpuMillis + other.gpuMillis,
                includedMicros + other.includedMicros,
                overageMicros + other.overageMicros);
    }

    private static long known(@Nullable Long count) {
        return count == null ? 0 : count;
    }
}
