package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.stripe.param.checkout.SessionCreateParams;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StandInTests extends Suite {
    @Test
    void saysOnEveryPageThatNoMoneyMoves() throws Exception {
        for (var path :
                new String[] {
                    "/", "/standin", "/c/pay/none", "/i/none", "/p/session/none", "/nothing"
                }) {
            assertThat(look(standIn().baseUri() + path).body())
                    .as(path)
                    .contains("No real card is charged and no money moves");
            assertThat(look(standIn().baseUri() + path, "Accept-Language", "zh").body())
                    .as(path)
                    .contains("没有资金流动");
        }
    }

    @Test
    void listsItsTestCards() throws Exception {
        assertThat(look(standIn().baseUri() + "/standin").body())
                .contains("4242 4242 4242 4242", "4000 0000 0000 0341", "every charge fails");
    }

    @Test
    void livesAMonthWithoutATestClock() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        submit(session.getUrl(), card("4242424242424242"));
        var subscription = stripe.v1().subscriptions().retrieve(again(session).getSubscription());
        standIn().forward(Duration.ofDays(31).plusHours(2));
        assertThat(invoices(stripe.v1().customers().retrieve(subscription.getCustomer())))
                .hasSize(2)
                .allMatch(invoice -> invoice.getStatus().equals("paid"));
        assertThatThrownBy(() -> standIn().forward(Duration.ofDays(-1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void expiresACheckoutByTheClockOnItsPage() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Pro", 999), 1)
                                        .setExpiresAt(
                                                standIn().now().plusSeconds(2400).getEpochSecond())
                                        .build());
        assertThat(submit(standIn().baseUri() + "/standin", Map.of("action", "hour")).statusCode())
                .isEqualTo(303);
        await().untilAsserted(() -> assertThat(again(session).getStatus()).isEqualTo("expired"));
        assertThat(look(standIn().baseUri() + "/c/pay/" + session.getId()).body())
                .contains("expired");
    }

    @Test
    void disputesACardLater() throws Exception {
        var session =
                stripe.v1().checkout().sessions().create(checkout(licensed("Pro", 999), 1).build());
        submit(session.getUrl(), card("4000000000000259"));
        standIn().forward(Duration.ofMinutes(2));
        assertThat(eventTypes()).contains("charge.dispute.created");
    }

    @Test
    void failsLaterWithACardThatCannotBeCharged() throws Exception {
        var session =
                stripe.v1()
                        .checkout()
                        .sessions()
                        .create(
                                checkout(licensed("Pro", 999), 1)
                                        .setSubscriptionData(
                                                SessionCreateParams.SubscriptionData.builder()
                                                        .setTrialPeriodDays(7L)
                                                        .build())
                                        .build());
        submit(session.getUrl(), new HashMap<>(card("4000000000000341")));
        var id = again(session).getSubscription();
        standIn().forward(Duration.ofDays(7).plusHours(2));
        assertThat(stripe.v1().subscriptions().retrieve(id).getStatus()).isEqualTo("past_due");
        standIn().forward(Duration.ofDays(9));
        assertThat(stripe.v1().subscriptions().retrieve(id).getStatus()).isEqualTo("unpaid");
    }

    @Test
    void answersOnLoopbackOnly() {
        assertThat(standIn().baseUri().getHost()).isEqualTo("127.0.0.1");
    }
}
