package app.sotto.billing.stripe;

import static app.sotto.billing.stripe.Calls.call;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Our names for Stripe's prices, asked once for each. */
@Component
class Prices {

    private final Connection connection;
    private final Map<String, Optional<String>> names = new ConcurrentHashMap<>();

    Prices(Connection connection) {
        this.connection = connection;
    }

    /** Null: a price that is none of ours. */
    @Nullable String lookupKey(String price) {
        return names.computeIfAbsent(
                        price,
                        id ->
                                Optional.ofNullable(
                                        call(() ->
                                                connection
                                                        .client()
                                                        .v1()
                                                        .prices()
                                                        .retrieve(id)
                                                        .getLookupKey())))
                .orElse(null);
    }
}
