package app.sotto.webhooks.sending;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;

/** How long to wait before the next attempt. */
@Component
class Pauses {

    private static final double SPREAD = 0.1;

    private final WebhookSettings settings;

    Pauses(WebhookSettings settings) {
        this.settings = settings;
    }

    /**
     * A tenth more or less than the plan, so that what failed together does not come back together;
     * empty when it was tried often enough.
     *
     * @param tries so far
     */
    Optional<Duration> after(int tries) {
        if (tries > settings.pauses().size()) {
            return Optional.empty();
        }
        double factor = ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD);
        long millis = settings.pauses().get(tries - 1).toMillis();
        return Optional.of(Duration.ofMillis(Math.round(millis * factor)));
    }
}
