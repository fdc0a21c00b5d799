package app.sotto.billing;

import app.sotto.accounts.organisations.Answering;
import app.sotto.accounts.organisations.Inviting;
import app.sotto.accounts.organisations.Team;
import app.sotto.accounts.signin.Joining;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.billing.stripe.Payments;
import app.sotto.billing.teststripe.TestStripe;
import app.sotto.billing.teststripe.TestStripeOptions;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import com.stripe.StripeClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistrar;
import org.springframework.transaction.support.TransactionTemplate;

/** Billing against the stand-in, with a clock that both live by. */
@TestConfiguration(proxyBeanMethods = false)
public class Shop {

    public static final String SECRET = "whsec_of_the_tests";
    public static final String OLDER_SECRET = "whsec_before_that";
    public static final Instant BEGINNING = Instant.parse("2026-06-10T09:20:00Z");

    private static final SettableClock CLOCK = new SettableClock();
    private static final TestStripe STRIPE =
            TestStripe.start(TestStripeOptions.inMemory().withClock(CLOCK));

    @Bean
    DynamicPropertyRegistrar stripeAtTheStandIn() {
        return registry -> {
            registry.add("sotto.stripe.key", STRIPE::apiKey);
            registry.add("sotto.stripe.api-base", STRIPE::baseUri);
            registry.add("sotto.stripe.webhook-secret", () -> OLDER_SECRET + ", " + SECRET);
        };
    }

    @Bean
    SettableClock clock() {
        return CLOCK;
    }

    @Bean
    TestStripe testStripe() {
        return STRIPE;
    }

    @Bean
    StripeClient stripeItself() {
        String base = STRIPE.baseUri().toString();
        return StripeClient.builder()
                .setApiKey(STRIPE.apiKey())
                .setApiBase(base)
                .setMeterEventsBase(base)
                .build();
    }

    @Bean
    Breaking breaking() {
        return new Breaking();
    }

    @Bean
    @Primary
    Payments breakable(
            @Qualifier("app.sotto.billing.stripe.StripePayments") Payments real,
            Breaking breaking) {
        return breaking.around(real);
    }

    @Bean
    Customer.Makers makers(
            SigningUp signingUp,
            Inviting inviting,
            Answering answering,
            Joining joining,
            Team team,
            CurrentTenant currentTenant,
            SystemDatabase system,
            TransactionTemplate transaction,
            JdbcClient sql) {
        return new Customer.Makers(
                signingUp,
                inviting,
                answering,
                joining,
                team,
                currentTenant,
                system,
                transaction,
                sql);
    }

    /** The same time for Stripe and for us. */
    public static final class SettableClock extends Clock {
        private volatile Instant now = BEGINNING;

        public void set(Instant to) {
            now = to;
        }

        /** Stripe does all that this makes due. */
        public void pass(Duration time) {
            Instant end = now.plus(time);
            while (now.isBefore(end)) {
                Instant next = now.plus(Duration.ofHours(6));
                now = next.isBefore(end) ? next : end;
                STRIPE.catchUp();
            }
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** Fills in the page that a way to the till leads to. */
    public static HttpResponse<String> pay(URI till, String card) {
        return post(till, "card=" + card + "&expiry=12%2F34&cvc=123&action=subscribe");
    }

    static HttpResponse<String> post(URI page, String form) {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                    HttpRequest.newBuilder(page)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(HttpRequest.BodyPublishers.ofString(form))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public static final String GOOD_CARD = "4242424242424242";

    /** Can be kept, and is declined when it is charged. */
    public static final String FAILING_CARD = "4000000000000341";
}
