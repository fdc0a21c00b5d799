package app.sotto.billing.stripe;

import static app.sotto.billing.stripe.Calls.call;
import static app.sotto.billing.stripe.Calls.key;

import com.stripe.exception.InvalidRequestException;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.SubscriptionData;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import org.springframework.stereotype.Component;

/** Stripe's page on which a subscription is bought. */
@Component
class Checkouts {

    private final Connection connection;
    private final Shelf shelf;
    private final StripeSettings settings;

    Checkouts(Connection connection, Shelf shelf, StripeSettings settings) {
        this.connection = connection;
        this.shelf = shelf;
        this.settings = settings;
    }

    Till open(Basket basket) {
        var session =
                SessionCreateParams.builder()
                        .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                        .setCustomer(basket.customer())
                        .setClientReferenceId(basket.id())
                        .setAllowPromotionCodes(true)
                        .setSuccessUrl(basket.back() + "?from=checkout")
                        .setCancelUrl(basket.back().toString())
                        .setLocale(
                                basket.locale().getLanguage().equals("zh")
                                        ? SessionCreateParams.Locale.ZH
                                        : SessionCreateParams.Locale.EN)
                        .addLineItem(
                                LineItem.builder()
                                        .setPrice(shelf.price(basket.plan()))
                                        .setQuantity((long) basket.seats())
                                        .build())
                        .setSubscriptionData(data(basket));
        if (basket.plan().terms().overage().charged()) {
            Arrays.stream(Meter.values())
                    .map(meter -> LineItem.builder().setPrice(shelf.price(meter)).build())
                    .forEach(session::addLineItem);
        }
        if (settings.automaticTax()) {
            tax(session);
        }
        return call(() -> {
            var made =
                    connection
                            .client()
                            .v1()
                            .checkout()
                            .sessions()
                            .create(session.build(), key("checkout-" + basket.id()));
            return new Till(made.getId(), URI.create(made.getUrl()));
        });
    }

    private static SubscriptionData data(Basket basket) {
        var data = SubscriptionData.builder().putMetadata("checkout", basket.id());
        Instant trialEnd = basket.trialEnd();
        if (trialEnd != null) {
            data.setTrialEnd(trialEnd.getEpochSecond());
        }
        return data.build();
    }

    /** Tax goes by the address that the buyer gives. */
    private static void tax(SessionCreateParams.Builder session) {
        session.setAutomaticTax(SessionCreateParams.AutomaticTax.builder().setEnabled(true).build())
                .setCustomerUpdate(
                        SessionCreateParams.CustomerUpdate.builder()
                                .setAddress(SessionCreateParams.CustomerUpdate.Address.AUTO)
                                .build());
    }

    boolean close(String session) {
        return call(() -> {
            var sessions = connection.client().v1().checkout().sessions();
            try {
                var _ = sessions.expire(session, key("expire-" + session));
                return true;
            } catch (InvalidRequestException e) {
                return !"complete".equals(sessions.retrieve(session).getStatus());
            }
        });
    }
}
