package app.sotto.billing.stripe;

import app.sotto.billing.BillingUnavailableException;
import com.stripe.StripeClient;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The client, with time-outs that a waiting page survives. Its library names the version of the API
 * with each request.
 */
@Component
public class Connection {

    private static final int CONNECT_MS = 2_000;
    private static final int READ_MS = 10_000;
    private static final int RETRIES = 2;

    private final StripeSettings settings;
    private volatile @Nullable Open open;

    Connection(StripeSettings settings) {
        this.settings = settings;
        if (settings.configured()) {
            open =
                    new Open(
                            Mode.STRIPE,
                            client(settings.key(), settings.apiBase()),
                            settings.secrets());
        }
    }

    /** From now on the stand-in takes what no money is paid for. */
    public void toStandIn(URI address, String key, String webhookSecret) {
        if (settings.configured()) {
            throw new IllegalStateException("With a key there is no stand-in");
        }
        open = new Open(Mode.TEST, client(key, address), List.of(webhookSecret));
    }

    public Mode mode() {
        Open now = open;
        return now == null ? Mode.NONE : now.mode();
    }

    StripeClient client() {
        Open now = open;
        if (now == null) {
            throw new BillingUnavailableException("No Stripe key is set", null);
        }
        return now.client();
    }

    List<String> webhookSecrets() {
        Open now = open;
        return now == null ? List.of() : now.secrets();
    }

    private static StripeClient client(String key, @Nullable URI base) {
        var builder =
                StripeClient.builder()
                        .setApiKey(key)
                        .setConnectTimeout(CONNECT_MS)
                        .setReadTimeout(READ_MS)
                        .setMaxNetworkRetries(RETRIES);
        if (base != null) {
            String address = base.toString().replaceAll("/+$", "");
            builder.setApiBase(address)
                    .setFilesBase(address)
                    .setConnectBase(address)
                    .setMeterEventsBase(address);
        }
        return builder.build();
    }

    private record Open(Mode mode, StripeClient client, List<String> secrets) {}
}
