package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerBalanceTransactionCreateParams;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CrowdTests extends Suite {
    private static <T> java.util.List<T> atOnce(int times, Callable<T> work) throws Exception {
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<T>>();
            for (int i = 0; i < times; i++) {
                running.add(pool.submit(work));
            }
            var all = new ArrayList<T>();
            for (var one : running) {
                all.add(one.get());
            }
            return all;
        }
    }

    @Test
    void makesOneObjectOfManyRequestsWithOneKey() throws Exception {
        standIn();
        var email = UUID.randomUUID() + "@example.com";
        var key = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
        var ids =
                atOnce(
                        30,
                        () ->
                                stripe.v1()
                                        .customers()
                                        .create(
                                                CustomerCreateParams.builder()
                                                        .setEmail(email)
                                                        .build(),
                                                key)
                                        .getId());
        assertThat(ids).hasSize(30).containsOnly(ids.getFirst());
        assertThat(
                        stripe.v1()
                                .customers()
                                .list(CustomerListParams.builder().setEmail(email).build())
                                .getData())
                .hasSize(1);
    }

    @Test
    void losesNoMoveOfABalance() throws Exception {
        standIn();
        var customer = stripe.v1().customers().create(CustomerCreateParams.builder().build());
        atOnce(
                50,
                () ->
                        stripe.v1()
                                .customers()
                                .balanceTransactions()
                                .create(
                                        customer.getId(),
                                        CustomerBalanceTransactionCreateParams.builder()
                                                .setAmount(-7L)
                                                .setCurrency("usd")
                                                .build()));
        assertThat(stripe.v1().customers().retrieve(customer.getId()).getBalance()).isEqualTo(-350);
    }
}
