package app.sotto.billing.teststripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.StripeClient;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.net.RequestOptions;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerListParams;
import com.stripe.param.CustomerRetrieveParams;
import com.stripe.param.ProductCreateParams;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WireTests extends Suite {
    @Test
    void refusesAnUnknownKey() {
        var stranger =
                StripeClient.builder()
                        .setApiKey("sk_test_of_somebody_else")
                        .setApiBase(standIn().baseUri().toString())
                        .build();
        assertThatThrownBy(() -> stranger.v1().customers().list())
                .isInstanceOf(AuthenticationException.class)
                .hasMessageContaining("Invalid API Key");
    }

    @Test
    void namesAnUnknownParameter() {
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () ->
                                stripe.v1()
                                        .products()
                                        .create(
                                                ProductCreateParams.builder()
                                                        .setName("x")
                                                        .putExtraParam("colour", "red")
                                                        .build()));
        assertThat(refused.getCode()).isEqualTo("parameter_unknown");
        assertThat(refused.getParam()).isEqualTo("colour");
        assertThat(refused.getStatusCode()).isEqualTo(400);
        assertThat(refused.getRequestId()).startsWith("req_");
    }

    @Test
    void namesAMissingParameter() {
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> stripe.v1().products().create(ProductCreateParams.builder().build()));
        assertThat(refused.getCode()).isEqualTo("parameter_missing");
        assertThat(refused.getParam()).isEqualTo("name");
    }

    @Test
    void doesNotKnowWhatIsNotThere() {
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () -> stripe.v1().customers().retrieve("cus_none"));
        assertThat(refused.getStatusCode()).isEqualTo(404);
        assertThat(refused.getCode()).isEqualTo("resource_missing");
    }

    @Test
    void answersARepeatedRequestOnce() throws Exception {
        var key = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
        var params = CustomerCreateParams.builder().setName("Once").build();
        var first = stripe.v1().customers().create(params, key);
        var second = stripe.v1().customers().create(params, key);
        assertThat(second.getId()).isEqualTo(first.getId());
        assertThat(second.getLastResponse().headers().firstValue("Idempotent-Replayed"))
                .contains("true");
    }

    @Test
    void refusesAKeyWithOtherParameters() throws Exception {
        var key = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
        stripe.v1().customers().create(CustomerCreateParams.builder().setName("One").build(), key);
        assertThatThrownBy(() ->
                        stripe.v1()
                                .customers()
                                .create(CustomerCreateParams.builder().setName("Two").build(), key))
                .isInstanceOf(IdempotencyException.class);
    }

    @Test
    void forgetsWhatValidationRefused() throws Exception {
        var key = RequestOptions.builder().setIdempotencyKey(UUID.randomUUID().toString()).build();
        assertThatThrownBy(() ->
                        stripe.v1().products().create(ProductCreateParams.builder().build(), key))
                .isInstanceOf(InvalidRequestException.class);
        assertThat(
                        stripe.v1()
                                .products()
                                .create(ProductCreateParams.builder().setName("Now").build(), key)
                                .getName())
                .isEqualTo("Now");
    }

    @Test
    void listsNewestFirstAPageAtATime() throws Exception {
        var email = UUID.randomUUID() + "@example.com";
        for (int i = 0; i < 5; i++) {
            stripe.v1()
                    .customers()
                    .create(
                            CustomerCreateParams.builder()
                                    .setEmail(email)
                                    .setName("n" + i)
                                    .build());
        }
        var page =
                stripe.v1()
                        .customers()
                        .list(CustomerListParams.builder().setEmail(email).setLimit(2L).build());
        assertThat(page.getHasMore()).isTrue();
        assertThat(page.getData()).extracting(one -> one.getName()).containsExactly("n4", "n3");
        var all = new java.util.ArrayList<String>();
        page.autoPagingIterable().forEach(one -> all.add(one.getName()));
        assertThat(all).containsExactly("n4", "n3", "n2", "n1", "n0");
        var before =
                stripe.v1()
                        .customers()
                        .list(
                                CustomerListParams.builder()
                                        .setEmail(email)
                                        .setLimit(2L)
                                        .setEndingBefore(page.getData().get(1).getId())
                                        .build());
        assertThat(before.getData()).extracting(one -> one.getName()).containsExactly("n4");
    }

    @Test
    void expandsOnlyWhatCanBeExpanded() throws Exception {
        var customer = stripe.v1().customers().create(CustomerCreateParams.builder().build());
        var refused =
                catchThrowableOfType(
                        InvalidRequestException.class,
                        () ->
                                stripe.v1()
                                        .customers()
                                        .retrieve(
                                                customer.getId(),
                                                CustomerRetrieveParams.builder()
                                                        .addExpand("name")
                                                        .addExpand("nothing")
                                                        .build()));
        assertThat(refused.getMessage()).contains("cannot be expanded");
    }

    @Test
    void keepsMetadataWithinItsBounds() throws Exception {
        var customer =
                stripe.v1()
                        .customers()
                        .create(
                                CustomerCreateParams.builder()
                                        .putMetadata("a", "1")
                                        .putMetadata("b", "2")
                                        .build());
        var changed =
                stripe.v1()
                        .customers()
                        .update(
                                customer.getId(),
                                com.stripe.param.CustomerUpdateParams.builder()
                                        .putMetadata("a", "")
                                        .putMetadata("c", "3")
                                        .build());
        assertThat(changed.getMetadata())
                .containsOnly(java.util.Map.entry("b", "2"), java.util.Map.entry("c", "3"));
        assertThatThrownBy(() ->
                        stripe.v1()
                                .customers()
                                .create(
                                        CustomerCreateParams.builder()
                                                .putMetadata("a", "x".repeat(501))
                                                .build()))
                .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    void refusesAnotherVersion() throws Exception {
        var answer =
                look(
                        standIn().baseUri() + "/v1/customers",
                        "Authorization",
                        "Bearer " + standIn().apiKey(),
                        "Stripe-Version",
                        "2019-01-01");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("sotto-stand-in")).contains("test-billing");
    }

    @Test
    void takesTheKeyAsABasicPasswordToo() throws Exception {
        var basic =
                java.util.Base64.getEncoder().encodeToString((standIn().apiKey() + ":").getBytes());
        assertThat(
                        look(
                                        standIn().baseUri() + "/v1/customers",
                                        "Authorization",
                                        "Basic " + basic)
                                .statusCode())
                .isEqualTo(200);
    }
}
