package app.sotto.gateway.relay;

import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import app.sotto.inference.Model;
import app.sotto.usage.Admission.Exhausted;
import app.sotto.usage.Admission.Granted;
import app.sotto.usage.Allowance;
import app.sotto.usage.Allowance.Spent;
import app.sotto.usage.Receipt;
import app.sotto.usage.ReservationId;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Holds what a request may come to, and books what it came to. */
@Component
final class Bookings {

    private static final Logger log = LoggerFactory.getLogger(Bookings.class);

    private final Allowance allowance;
    private final RateLimits limits;

    Bookings(Allowance allowance, RateLimits limits) {
        this.allowance = allowance;
        this.limits = limits;
    }

    /**
     * @throws ApiErrorException when so much is not left
     */
    Hold hold(KeyHolder holder, Asked asked, Model model) {
        return switch (allowance.hold(holder.caller(), asked.door().source(), asked.estimate())) {
            case Granted(ReservationId id) -> new Hold(id, holder, model);
            case Exhausted spent -> throw refusal(spent, asked);
        };
    }

    private static ApiErrorException refusal(Exhausted spent, Asked asked) {
        String whose =
                switch (spent.limit()) {
                    case PLAN -> "The plan's tokens of this month";
                    case ORGANISATION -> "The limit that your organisation set for this month";
                    case HOLDER -> "The limit of this key for this month";
                };
        return new ApiErrorException(
                ApiError.spent(
                        whose
                                + " leave no room for this request, which may take "
                                + asked.estimate().tokens()
                                + " tokens. A smaller 'max_tokens' asks for less; GET /v1/usage tells"
                                + " what is left.",
                        Duration.between(Instant.now(), spent.renewsAt())));
    }

    /** Given back when it is closed, unless it was settled. */
    final class Hold implements AutoCloseable {

        private final ReservationId id;
        private final KeyHolder holder;
        private final Model model;
        private boolean open = true;

        private Hold(ReservationId id, KeyHolder holder, Model model) {
            this.id = id;
            this.holder = holder;
            this.model = model;
        }

        Receipt settle(Used used) {
            var receipt =
                    allowance.settle(
                            id,
                            new Spent(
                                    Duration.ZERO,
                                    Duration.ZERO,
                                    model.id(),
                                    used.tokens(),
                                    used.work()));
            open = false;
            limits.used(holder, receipt);
            return receipt;
        }

        /** When the caller has begun to read, nobody can be told that the books are closed. */
        Receipt settleLate(Used used) {
            if (used.equals(Used.NOTHING)) {
                return Receipt.NOTHING;
            }
            try {
                return settle(used);
            } catch (RuntimeException e) {
                open = false; // it stays held until it expires
                log.error("Reservation {} was not settled: {} used", id.value(), used, e);
                return Receipt.NOTHING;
            }
        }

        @Override
        public void close() {
            if (open) {
                allowance.release(id);
            }
        }
    }
}
