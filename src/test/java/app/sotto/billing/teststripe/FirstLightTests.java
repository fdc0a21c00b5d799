package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.StripeClient;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class FirstLightTests {
    @Test
    void sellsASubscriptionThroughCheckout() throws Exception {
        try (var server = TestStripe.start(TestStripeOptions.inMemory())) {
            var u = server.baseUri().toString();
            var client =
                    StripeClient.builder()
                            .setApiKey(server.apiKey())
                            .setApiBase(u)
                            .setMeterEventsBase(u)
                            .build();
            var product =
                    client.v1()
                            .products()
                            .create(ProductCreateParams.builder().setName("Team").build());
            var price =
                    client.v1()
                            .prices()
                            .create(
                                    PriceCreateParams.builder()
                                            .setProduct(product.getId())
                                            .setCurrency("usd")
                                            .setUnitAmount(1200L)
                                            .setRecurring(
                                                    PriceCreateParams.Recurring.builder()
                                                            .setInterval(
                                                                    PriceCreateParams.Recurring
                                                                            .Interval.MONTH)
                                                            .build())
                                            .build());
            var customer =
                    client.v1()
                            .customers()
                            .create(
                                    CustomerCreateParams.builder()
                                            .setEmail("a@example.com")
                                            .putMetadata("k", "v")
                                            .build());
            var session =
                    client.v1()
                            .checkout()
                            .sessions()
                            .create(
                                    SessionCreateParams.builder()
                                            .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                                            .setCustomer(customer.getId())
                                            .setSuccessUrl(
                                                    "http://localhost/done?s={CHECKOUT_SESSION_ID}")
                                            .addLineItem(
                                                    SessionCreateParams.LineItem.builder()
                                                            .setPrice(price.getId())
                                                            .setQuantity(3L)
                                                            .build())
                                            .build());
            var http = HttpClient.newHttpClient();
            var page =
                    http.send(
                            HttpRequest.newBuilder(URI.create(session.getUrl())).build(),
                            BodyHandlers.ofString());
            assertThat(page.body()).contains("test billing").contains("$36.00");
            var done =
                    http.send(
                            HttpRequest.newBuilder(URI.create(session.getUrl()))
                                    .POST(
                                            HttpRequest.BodyPublishers.ofString(
                                                    "card=4242424242424242&expiry=12/34&cvc=123&action=subscribe"))
                                    .build(),
                            BodyHandlers.ofString());
            assertThat(done.statusCode()).isEqualTo(303);
            var after = client.v1().checkout().sessions().retrieve(session.getId());
            var sub = client.v1().subscriptions().retrieve(after.getSubscription());
            assertThat(sub.getStatus()).isEqualTo("active");
            var invoice = client.v1().invoices().retrieve(sub.getLatestInvoice());
            assertThat(invoice.getStatus()).isEqualTo("paid");
            assertThat(invoice.getAmountPaid()).isEqualTo(3600);
        }
    }
}
