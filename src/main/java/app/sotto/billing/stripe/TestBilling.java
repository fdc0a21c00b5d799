package app.sotto.billing.stripe;

import app.sotto.billing.teststripe.TestStripe;
import app.sotto.billing.teststripe.TestStripeOptions;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Without a key, the embedded default sells through the local stand-in, which sends its events to
 * this process as Stripe would. It exists nowhere else.
 */
@Component
@ConditionalOnBooleanProperty("sotto.embedded")
class TestBilling implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(TestBilling.class);

    private final Connection connection;
    private final StripeSettings settings;
    private final Path folder;
    private @Nullable TestStripe standIn;

    TestBilling(Connection connection, StripeSettings settings, @Value("${sotto.home}") Path home) {
        this.connection = connection;
        this.settings = settings;
        this.folder = home.resolve("test-billing");
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        // The management server, where it has a port of its own, starts in a context of its own.
        if (!settings.configured()
                && standIn == null
                && event.getApplicationContext().getServerNamespace() == null) {
            start(event.getWebServer().getPort());
        }
    }

    private void start(int ownPort) {
        var hook = URI.create("http://127.0.0.1:%d/webhooks/stripe".formatted(ownPort));
        var options = TestStripeOptions.inMemory().withFolder(folder).withWebhook(hook);
        TestStripe started = open(options);
        standIn = started;
        connection.toStandIn(started.baseUri(), started.apiKey(), started.webhookSecret());
        log.info("Test billing, where no money moves, answers at {}", started.baseUri());
    }

    /** The same port each time keeps the addresses of its pages; if it is taken, any other does. */
    private TestStripe open(TestStripeOptions options) {
        try {
            return TestStripe.start(options.withPort(settings.testPort()));
        } catch (UncheckedIOException taken) {
            return TestStripe.start(options);
        }
    }

    @Override
    public void destroy() {
        if (standIn != null) {
            standIn.close();
        }
    }
}
