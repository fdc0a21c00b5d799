package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.events.V1BillingMeterErrorReportTriggeredEventNotification;
import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.ApiException;
import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Customer;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.billing.MeterCreateParams;
import com.stripe.param.billing.MeterEventCreateParams;
import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTests extends Suite {
    private record Delivery(String body, String signature) {}

    private final List<Delivery> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final HttpServer listener = listen();

    private HttpServer listen() {
        try {
            var http = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            http.createContext(
                    "/hook",
                    exchange -> {
                        var body =
                                new String(
                                        exchange.getRequestBody().readAllBytes(),
                                        StandardCharsets.UTF_8);
                        received.add(
                                new Delivery(
                                        body,
                                        exchange.getRequestHeaders().getFirst("Stripe-Signature")));
                        exchange.sendResponseHeaders(
                                failures.getAndDecrement() > 0 ? 500 : 200, -1);
                        exchange.close();
                    });
            http.start();
            return http;
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    TestStripeOptions options() {
        var url = URI.create("http://127.0.0.1:" + listener.getAddress().getPort() + "/hook");
        return TestStripeOptions.inMemory().withWebhook(url, "whsec_new", "whsec_old");
    }

    @BeforeEach
    void settle() {
        standIn().disturb(Disturbance.NONE);
        await().until(() -> standIn().undelivered() == 0);
        received.clear();
        failures.set(0);
    }

    @AfterEach
    void calm() {
        standIn().disturb(Disturbance.NONE);
    }

    @AfterAll
    void stop() {
        listener.stop(0);
    }

    private Customer named(String name) throws Exception {
        return stripe.v1().customers().create(CustomerCreateParams.builder().setName(name).build());
    }

    private void delivered(int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(received).hasSize(count));
    }

    @Test
    void signsWithEverySecretWhileTheyRotate() throws Exception {
        var customer = named("Ada");
        delivered(1);
        var delivery = received.getFirst();
        for (var secret : List.of("whsec_new", "whsec_old")) {
            var event = stripe.constructEvent(delivery.body(), delivery.signature(), secret);
            assertThat(event.getType()).isEqualTo("customer.created");
            assertThat(event.getApiVersion()).isEqualTo(com.stripe.Stripe.API_VERSION);
            var object = (Customer) event.getDataObjectDeserializer().getObject().orElseThrow();
            assertThat(object.getId()).isEqualTo(customer.getId());
        }
        assertThatThrownBy(() ->
                        stripe.constructEvent(delivery.body(), delivery.signature(), "whsec_other"))
                .isInstanceOf(SignatureVerificationException.class);
        StrictHttp.check(Json.read(delivery.body()));
    }

    @Test
    void saysWhatWasBefore() throws Exception {
        var customer = named("Ada");
        stripe.v1()
                .customers()
                .update(customer.getId(), CustomerUpdateParams.builder().setName("Grace").build());
        delivered(2);
        var event =
                stripe.constructEvent(
                        received.get(1).body(), received.get(1).signature(), "whsec_new");
        assertThat(event.getType()).isEqualTo("customer.updated");
        assertThat(event.getData().getPreviousAttributes())
                .containsOnly(java.util.Map.entry("name", "Ada"));
    }

    @Test
    void triesAgainUntilItIsTaken() throws Exception {
        failures.set(2);
        named("Ada");
        delivered(3);
        assertThat(received).extracting(Delivery::body).containsOnly(received.getFirst().body());
        await().until(() -> standIn().undelivered() == 0);
    }

    @Test
    void sendsTwiceWhenAsked() throws Exception {
        standIn().disturb(Disturbance.duplicates(2));
        named("Ada");
        delivered(2);
        assertThat(received)
                .extracting(one -> Json.text(Json.read(one.body()), "id"))
                .containsOnly(Json.id(Json.read(received.getFirst().body())));
    }

    @Test
    void sendsNewestFirstWhenAsked() throws Exception {
        standIn().disturb(Disturbance.disorder(Duration.ofMillis(700)));
        named("first");
        named("second");
        delivered(2);
        assertThat(received.get(0).body()).contains("second");
        assertThat(received.get(1).body()).contains("first");
    }

    @Test
    void sendsAnOldEventAgain() throws Exception {
        named("Ada");
        delivered(1);
        standIn().sendAgain(stripe.v1().events().list().getData().getFirst().getId());
        delivered(2);
        assertThat(received.get(0).body().replaceAll("\"pending_webhooks\":\\d", ""))
                .isEqualTo(received.get(1).body().replaceAll("\"pending_webhooks\":\\d", ""));
    }

    @Test
    void canBeDownForAWhile() throws Exception {
        standIn().disturb(Disturbance.outage(Disturbance.Outage.UNAVAILABLE));
        assertThatThrownBy(() -> named("Ada"))
                .isInstanceOf(ApiException.class)
                .satisfies(e -> assertThat(((ApiException) e).getStatusCode()).isEqualTo(503));
        standIn().disturb(Disturbance.outage(Disturbance.Outage.HANG_UP));
        assertThatThrownBy(() -> named("Ada")).isInstanceOf(ApiConnectionException.class);
        standIn()
                .disturb(
                        Disturbance.outage(Disturbance.Outage.UNAVAILABLE)
                                .lastingFor(Duration.ofMillis(50)));
        await().ignoreExceptions()
                .untilAsserted(() -> assertThat(named("Ada").getName()).isEqualTo("Ada"));
    }

    @Test
    void reportsUseThatItCouldNotCount() throws Exception {
        var meter =
                stripe.v1()
                        .billing()
                        .meters()
                        .create(
                                MeterCreateParams.builder()
                                        .setDisplayName("m")
                                        .setEventName("m_" + System.nanoTime())
                                        .setDefaultAggregation(
                                                MeterCreateParams.DefaultAggregation.builder()
                                                        .setFormula(
                                                                MeterCreateParams.DefaultAggregation
                                                                        .Formula.SUM)
                                                        .build())
                                        .build());
        delivered(1);
        stripe.v1()
                .billing()
                .meterEvents()
                .create(
                        MeterEventCreateParams.builder()
                                .setEventName(meter.getEventName())
                                .setIdentifier("lost-1")
                                .putPayload("stripe_customer_id", "cus_nobody")
                                .putPayload("value", "1")
                                .build());
        delivered(2);
        var thin =
                stripe.parseEventNotification(
                        received.get(1).body(), received.get(1).signature(), "whsec_new");
        var report = (V1BillingMeterErrorReportTriggeredEventNotification) thin;
        assertThat(report.getRelatedObject().getId()).isEqualTo(meter.getId());
        assertThat(report.fetchEvent().getData().getReason()).isNotNull();
        // The client has no getters for what is inside the reason.
        var whole =
                look(
                        standIn().baseUri() + "/v2/core/events/" + report.getId(),
                        "Authorization",
                        "Bearer " + standIn().apiKey());
        assertThat(whole.body()).contains("meter_event_customer_not_found", "lost-1");
        assertThat(report.fetchRelatedObject().getId()).isEqualTo(meter.getId());
    }
}
