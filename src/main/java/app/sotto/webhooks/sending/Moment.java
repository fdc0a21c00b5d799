package app.sotto.webhooks.sending;

import java.time.Clock;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Now, by the clock of the application, if it has one of its own. */
@Component
class Moment {

    private final Clock clock;

    Moment(ObjectProvider<Clock> clock) {
        this.clock = clock.getIfUnique(Clock::systemUTC);
    }

    Instant now() {
        return clock.instant();
    }
}
