package app.sotto.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import app.sotto.usage.Receipt;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.errors.PermissionDeniedException;
import com.openai.errors.RateLimitException;
import com.openai.errors.UnauthorizedException;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What programs are told whose key is not for this, not any more, or used too often. */
@SpringBootTest(
        classes = ApiServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class KeyTermsTests {

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired FakeKeys keys;
    @Autowired RateLimits limits;
    @Autowired CurrentTenant currentTenant;

    @Test
    void aKeyOpensOnlyTheDoorsOfItsScopes() throws Exception {
        String usage = key(terms(Set.of(Scope.USAGE), null));

        assertThat(get("/v1/usage", usage).statusCode()).isEqualTo(200);
        assertThat(get("/v1/models", usage).statusCode()).as("everybody's").isEqualTo(200);
        var refused = post("/transcribe_only", usage);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("missing_scope").contains("its scopes are usage.");
        var problem =
                Assertions.catchThrowableOfType(PermissionDeniedException.class, () -> chat(usage));
        assertThat(problem.code()).hasValue("missing_scope");
        assertThat(get("/v1/usage", key(terms(Set.of(Scope.AUDIO), null))).statusCode())
                .isEqualTo(403);
    }

    @Test
    void anExpiredKeyIsToldSo() {
        String key = known(new Answer.Refused(Reason.EXPIRED));
        var problem = Assertions.catchThrowableOfType(UnauthorizedException.class, () -> chat(key));
        assertThat(problem.code()).hasValue("expired_api_key");
        assertThat(problem).hasMessageContaining("has expired");
    }

    @Test
    void aKeyFromAnotherNetworkIsToldWhereItCameFrom() {
        String key = known(new Answer.Refused(Reason.ADDRESS));
        var problem =
                Assertions.catchThrowableOfType(PermissionDeniedException.class, () -> chat(key));
        assertThat(problem.code()).hasValue("address_not_allowed");
        assertThat(problem).hasMessageContaining("127.0.0.1");
    }

    @Test
    void everyAnswerTellsHowMuchIsLeftAndTheLastOneWhenToComeAgain() throws Exception {
        String key = key(terms(Scope.ALL, 2));

        var first = post("/optimize_only", key);
        assertThat(header(first, "x-ratelimit-limit-requests")).isEqualTo("2");
        assertThat(header(first, "x-ratelimit-remaining-requests")).isEqualTo("1");
        assertThat(header(first, "x-ratelimit-reset-requests")).isEqualTo("30s");
        assertThat(header(first, "x-ratelimit-limit-tokens")).isEqualTo("1000000");
        var _ = post("/optimize_only", key);
        var third = post("/optimize_only", key);
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(header(third, "Retry-After")).isEqualTo("30");
        assertThat(third.body()).contains("rate_limit_exceeded").contains("Try again in 30s.");
        var problem = Assertions.catchThrowableOfType(RateLimitException.class, () -> chat(key));
        assertThat(problem.code()).hasValue("rate_limit_exceeded");
        assertThat(get("/v1/usage", key).statusCode()).as("reading is free").isEqualTo(200);
    }

    @Test
    void secondsAndTokensCountWhenTheyAreKnown() throws Exception {
        var caller = new Caller.Key(TenantId.random(), UUID.randomUUID());
        String key = "sk-sotto-" + caller.id();
        keys.with(key, caller);
        currentTenant.runAs(
                caller.tenant(),
                () ->
                        limits.used(
                                new KeyHolder(caller, KeyTerms.ALL),
                                new Receipt(1_000_001, 0, 0, 0)));

        var refused = post("/transcribe_only", key);

        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(header(refused, "x-ratelimit-remaining-audio-seconds")).isEqualTo("0");
        assertThat(refused.body()).contains("1000000 audio seconds a minute");
    }

    private void chat(String key) {
        OpenAIClient client =
                OpenAIOkHttpClient.builder()
                        .baseUrl("http://127.0.0.1:" + port + "/v1")
                        .apiKey(key)
                        .maxRetries(0)
                        .build();
        var _ =
                client.chat()
                        .completions()
                        .create(
                                ChatCompletionCreateParams.builder()
                                        .model("any")
                                        .addUserMessage("Good morning")
                                        .build());
    }

    private HttpResponse<String> get(String path, String key) throws Exception {
        return http.send(request(path, key).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String key) throws Exception {
        return http.send(
                request(path, key)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("text=hello"))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Authorization", "Bearer " + key);
    }

    private String key(KeyTerms terms) {
        return known(
                new Answer.Welcome(new Caller.Key(TenantId.random(), UUID.randomUUID()), terms));
    }

    private String known(Answer answer) {
        String key = "sk-sotto-" + UUID.randomUUID();
        keys.with(key, answer);
        return key;
    }

    private static KeyTerms terms(Set<Scope> scopes, @Nullable Integer perMinute) {
        return new KeyTerms(scopes, Set.of(), List.of(), perMinute, null);
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElse("none");
    }
}
