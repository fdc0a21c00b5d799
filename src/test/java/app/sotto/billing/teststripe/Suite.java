package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Customer;
import com.stripe.model.Invoice;
import com.stripe.model.Price;
import com.stripe.model.Subscription;
import com.stripe.model.checkout.Session;
import com.stripe.model.testhelpers.TestClock;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerUpdateParams;
import com.stripe.param.InvoiceListParams;
import com.stripe.param.PaymentMethodAttachParams;
import com.stripe.param.PriceCreateParams;
import com.stripe.param.ProductCreateParams;
import com.stripe.param.SubscriptionCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.testhelpers.TestClockAdvanceParams;
import com.stripe.param.testhelpers.TestClockCreateParams;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/**
 * The ground of every test here: Stripe itself where {@code SOTTO_STRIPE_TEST_KEY} names a test
 * key, the stand-in otherwise. What needs a hosted page or the stand-in's own levers is skipped in
 * front of Stripe.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class Suite {
    static final long DAY = 86_400;
    private static final HttpClient BROWSER = HttpClient.newHttpClient();

    private Optional<TestStripe> server = Optional.empty();
    protected StripeClient stripe;

    TestStripeOptions options() {
        return TestStripeOptions.inMemory();
    }

    @BeforeAll
    void begin() {
        var key = System.getenv("SOTTO_STRIPE_TEST_KEY");
        if (key == null || key.isBlank()) {
            var standIn = TestStripe.start(options());
            server = Optional.of(standIn);
            stripe = client(standIn.baseUri(), standIn.apiKey());
        } else {
            assertThat(key).as("a test key").startsWith("sk_test_");
            stripe = StripeClient.builder().setApiKey(key).setHttpClient(new StrictHttp()).build();
        }
    }

    @AfterAll
    void end() {
        server.ifPresent(TestStripe::close);
    }

    static StripeClient client(URI base, String key) {
        return StripeClient.builder()
                .setApiKey(key)
                .setApiBase(base.toString())
                .setMeterEventsBase(base.toString())
                .setHttpClient(new StrictHttp())
                .setMaxNetworkRetries(0)
                .build();
    }

    /** The stand-in; the test is skipped in front of Stripe. */
    TestStripe standIn() {
        assumeTrue(
                server.isPresent(),
                "needs the stand-in: Stripe has no such lever or page for a test");
        return server.get();
    }

    Price licensed(String name, long cents) throws StripeException {
        return licensed(name, cents, PriceCreateParams.Recurring.Interval.MONTH);
    }

    Price licensed(String name, long cents, PriceCreateParams.Recurring.Interval interval)
            throws StripeException {
        return stripe.v1()
                .prices()
                .create(
                        PriceCreateParams.builder()
                                .setProduct(product(name))
                                .setCurrency("usd")
                                .setUnitAmount(cents)
                                .setTaxBehavior(PriceCreateParams.TaxBehavior.EXCLUSIVE)
                                .setRecurring(
                                        PriceCreateParams.Recurring.builder()
                                                .setInterval(interval)
                                                .build())
                                .build());
    }

    String product(String name) throws StripeException {
        return stripe.v1()
                .products()
                .create(ProductCreateParams.builder().setName(name).build())
                .getId();
    }

    TestClock clock(String at) throws StripeException {
        return stripe.v1()
                .testHelpers()
                .testClocks()
                .create(
                        TestClockCreateParams.builder()
                                .setFrozenTime(Instant.parse(at).getEpochSecond())
                                .build());
    }

    void advance(TestClock clock, String to) throws StripeException {
        advance(clock, Instant.parse(to).getEpochSecond());
    }

    void advance(TestClock clock, long to) throws StripeException {
        stripe.v1()
                .testHelpers()
                .testClocks()
                .advance(clock.getId(), TestClockAdvanceParams.builder().setFrozenTime(to).build());
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(server.isPresent() ? 5 : 2000))
                .until(() ->
                        "ready"
                                .equals(
                                        stripe.v1()
                                                .testHelpers()
                                                .testClocks()
                                                .retrieve(clock.getId())
                                                .getStatus()));
    }

    /** A customer on a clock with a card that works. */
    Customer customer(TestClock clock) throws StripeException {
        return customer(clock, "pm_card_visa");
    }

    Customer customer(TestClock clock, String card) throws StripeException {
        var customer =
                stripe.v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .setTestClock(clock.getId())
                                        .setEmail("ada@example.com")
                                        .setName("Ada")
                                        .build());
        return pays(customer, card);
    }

    /** Makes a card of Stripe's ready-made ones the customer's default. */
    Customer pays(Customer customer, String card) throws StripeException {
        var method =
                stripe.v1()
                        .paymentMethods()
                        .attach(
                                card,
                                PaymentMethodAttachParams.builder()
                                        .setCustomer(customer.getId())
                                        .build());
        return stripe.v1()
                .customers()
                .update(
                        customer.getId(),
                        CustomerUpdateParams.builder()
                                .setInvoiceSettings(
                                        CustomerUpdateParams.InvoiceSettings.builder()
                                                .setDefaultPaymentMethod(method.getId())
                                                .build())
                                .build());
    }

    Subscription subscribe(Customer customer, Price price, long quantity) throws StripeException {
        return stripe.v1()
                .subscriptions()
                .create(
                        SubscriptionCreateParams.builder()
                                .setCustomer(customer.getId())
                                .addItem(
                                        SubscriptionCreateParams.Item.builder()
                                                .setPrice(price.getId())
                                                .setQuantity(quantity)
                                                .build())
                                .build());
    }

    Subscription now(Subscription subscription) throws StripeException {
        return stripe.v1().subscriptions().retrieve(subscription.getId());
    }

    Invoice latest(Subscription subscription) throws StripeException {
        return stripe.v1().invoices().retrieve(now(subscription).getLatestInvoice());
    }

    List<Invoice> invoices(Customer customer) throws StripeException {
        return stripe.v1()
                .invoices()
                .list(
                        InvoiceListParams.builder()
                                .setCustomer(customer.getId())
                                .setLimit(100L)
                                .build())
                .getData();
    }

    static List<Long> amounts(Invoice invoice) {
        return invoice.getLines().getData().stream().map(line -> line.getAmount()).toList();
    }

    List<String> eventTypes() throws StripeException {
        return stripe
                .v1()
                .events()
                .list(com.stripe.param.EventListParams.builder().setLimit(100L).build())
                .getData()
                .stream()
                .map(event -> event.getType())
                .toList();
    }

    SessionCreateParams.Builder checkout(Price price, long quantity) {
        return SessionCreateParams.builder()
                .setMode(SessionCreateParams.Mode.SUBSCRIPTION)
                .setSuccessUrl("http://127.0.0.1:9/done?session={CHECKOUT_SESSION_ID}")
                .setCancelUrl("http://127.0.0.1:9/back")
                .addLineItem(
                        SessionCreateParams.LineItem.builder()
                                .setPrice(price.getId())
                                .setQuantity(quantity)
                                .build());
    }

    HttpResponse<String> look(String url, String... headers) throws Exception {
        standIn();
        var request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(20));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> submit(String url, Map<String, String> form) throws Exception {
        standIn();
        var body =
                form.entrySet().stream()
                        .map(field ->
                                field.getKey()
                                        + "="
                                        + URLEncoder.encode(
                                                field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(20))
                        .POST(BodyPublishers.ofString(body));
        return BROWSER.send(request.build(), BodyHandlers.ofString());
    }

    static Map<String, String> card(String number) {
        return Map.of(
                "email",
                "ada@example.com",
                "card",
                number,
                "expiry",
                "12/40",
                "cvc",
                "123",
                "action",
                "subscribe");
    }

    Session again(Session session) throws StripeException {
        return stripe.v1().checkout().sessions().retrieve(session.getId());
    }
}
