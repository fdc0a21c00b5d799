package app.sotto.webhooks.sending;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.webhooks.Delivery.Attempt;
import app.sotto.webhooks.Endpoint.Status;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down how an attempt went. The endpoint's row is always locked before its deliveries', here
 * and where somebody switches it off.
 */
@Component
@Transactional
class Bookkeeping {

    private static final int GONE = 410;

    private final JdbcClient sql;
    private final EndpointTable endpoints;
    private final Pauses pauses;
    private final CurrentTenant currentTenant;
    private final WebhookSettings settings;
    private final Moment moment;

    Bookkeeping(
            JdbcClient sql,
            EndpointTable endpoints,
            Pauses pauses,
            CurrentTenant currentTenant,
            WebhookSettings settings,
            Moment moment) {
        this.sql = sql;
        this.endpoints = endpoints;
        this.pauses = pauses;
        this.currentTenant = currentTenant;
        this.settings = settings;
        this.moment = moment;
    }

    /** When to try again; empty if it arrived, or there is no point. */
    Optional<Instant> book(Claim claim, Attempt attempt) {
        if (attempt.arrived()) {
            endpoints.works(claim.endpoint());
            close(claim, attempt, "DELIVERED", null);
            return Optional.empty();
        }
        Optional<Instant> since = endpoints.fails(claim.endpoint(), moment.now(), claim.isTest());
        Optional<Instant> next = since.flatMap(_ -> next(claim, attempt));
        close(claim, attempt, next.isPresent() ? "WAITING" : "FAILED", next.orElse(null));
        if (isGone(attempt)) {
            endpoints.turn(claim.endpoint(), Status.GONE);
            return Optional.empty();
        }
        if (!claim.isTest() && since.filter(this::isTooLong).isPresent()) {
            endpoints.turn(claim.endpoint(), Status.FAILING);
            return Optional.empty();
        }
        return next;
    }

    private Optional<Instant> next(Claim claim, Attempt attempt) {
        return claim.isTest() || isGone(attempt)
                ? Optional.empty()
                : pauses.after(claim.tries()).map(moment.now()::plus);
    }

    private static boolean isGone(Attempt attempt) {
        return attempt.status() != null && attempt.status() == GONE;
    }

    private boolean isTooLong(Instant since) {
        return !since.plus(settings.patience()).isAfter(moment.now());
    }

    /** Writes nothing for a claim that another has taken over. */
    private void close(Claim claim, Attempt attempt, String state, @Nullable Instant next) {
        int closed =
                sql.sql(
                                """
                                update webhooks.delivery
                                set state = :state, next_at = cast(:next as timestamptz),
                                    claim = null, claim_until = null
                                where id = :id and claim = :claim
                                """)
                        .param("state", state)
                        .param("next", next == null ? null : Timestamp.from(next), Types.TIMESTAMP)
                        .param("id", claim.delivery())
                        .param("claim", claim.claim())
                        .update();
        if (closed == 1) {
            log(claim, attempt);
        }
    }

    private void log(Claim claim, Attempt attempt) {
        var _ =
                sql.sql(
                                """
                                insert into webhooks.attempt
                                    (tenant_id, delivery_id, at, status, millis, answer)
                                values (:tenant, :delivery, :at, :status, :millis, :answer)
                                """)
                        .param("tenant", currentTenant.require().value())
                        .param("delivery", claim.delivery())
                        .param("at", Timestamp.from(attempt.at()))
                        .param("status", attempt.status(), Types.INTEGER)
                        .param("millis", attempt.millis())
                        .param("answer", attempt.answer())
                        .update();
    }
}
