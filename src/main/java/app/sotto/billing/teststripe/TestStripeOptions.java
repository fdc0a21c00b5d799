package app.sotto.billing.teststripe;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the stand-in shall run.
 *
 * @param port the port on 127.0.0.1; 0 takes a free one
 * @param folder where its state is kept across restarts; null keeps it in memory only
 * @param webhooks where events are sent
 * @param clock the time for everything that hangs on no test clock
 */
public record TestStripeOptions(
        int port, @Nullable Path folder, List<WebhookTarget> webhooks, Clock clock) {
    /**
     * An address that is sent every event.
     *
     * @param secrets what the events are signed with; empty means the server's own {@link
     *     TestStripe#webhookSecret()}, two or more sign with each while they rotate
     */
    public record WebhookTarget(URI url, List<String> secrets) {
        public WebhookTarget {
            secrets = List.copyOf(secrets);
        }
    }

    public TestStripeOptions {
        webhooks = List.copyOf(webhooks);
    }

    /** A free port, memory only, no webhooks, the machine's time. */
    public static TestStripeOptions inMemory() {
        return new TestStripeOptions(0, null, List.of(), Clock.systemUTC());
    }

    public TestStripeOptions withPort(int newPort) {
        return new TestStripeOptions(newPort, folder, webhooks, clock);
    }

    public TestStripeOptions withFolder(Path newFolder) {
        return new TestStripeOptions(port, newFolder, webhooks, clock);
    }

    /** Sends events to an address, signed with these secrets or else with the server's own. */
    public TestStripeOptions withWebhook(URI url, String... secrets) {
        var all = new ArrayList<>(webhooks);
        all.add(new WebhookTarget(url, List.of(secrets)));
        return new TestStripeOptions(port, folder, all, clock);
    }

    public TestStripeOptions withClock(Clock newClock) {
        return new TestStripeOptions(port, folder, webhooks, newClock);
    }
}
