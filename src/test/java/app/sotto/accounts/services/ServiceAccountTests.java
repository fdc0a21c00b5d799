package app.sotto.accounts.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyRing.Made;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.accounts.Someone;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.accounts.tokens.SigningKeys;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.Sealing;
import app.sotto.tenancy.SystemDatabase;
import com.nimbusds.jose.jwk.JWKMatcher;
import com.nimbusds.jose.jwk.JWKSelector;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server exchanges its secret for tokens, and these open what the account may. */
@AccountsTest
class ServiceAccountTests {

    private static final Answer UNKNOWN = new Answer.Refused(Reason.UNKNOWN);

    @Autowired MockMvc web;
    @Autowired SigningUp signingUp;
    @Autowired KeyRing keyRing;
    @Autowired ApiKeys apiKeys;
    @Autowired CurrentTenant currentTenant;
    @Autowired SystemDatabase system;
    @Autowired SigningKeys signingKeys;
    @Autowired JdbcClient sql;
    @Autowired Sealing sealing;

    private MemberPrincipal anna;
    private Made account;
    private UUID id;

    @BeforeEach
    void annaHasAServiceAccount() {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        account = as(() -> keyRing.create(anna.caller(), Kind.SERVICE, "nightly", KeyTerms.ALL));
        id = as(keyRing::all).getFirst().id();
    }

    @Test
    void aSecretIsExchangedForATokenThatOpensTheDoor() throws Exception {
        assertThat(account.clientId()).matches("svc-sotto-[0-9a-z]{12}");
        var answer = json(asked(form(account)));

        assertThat(answer.path("token_type").asString()).isEqualTo("Bearer");
        assertThat(answer.path("expires_in").asInt()).isBetween(3590, 3600);
        assertThat(shown(answer.path("access_token").asString())).isEqualTo(welcome(KeyTerms.ALL));
    }

    @Test
    void theBasicHeaderDoesAsWell() throws Exception {
        var answer =
                asked(
                        post("/oauth2/token")
                                .with(httpBasic(clientId(), account.secret()))
                                .param("grant_type", "client_credentials"));
        assertThat(answer.getStatus()).isEqualTo(200);
    }

    @Test
    void aTokenOfOneScopeDoesNoMore() throws Exception {
        var answer = json(asked(form(account).param("scope", "audio")));
        assertThat(answer.path("scope").asString()).isEqualTo("audio");
        assertThat(shown(answer.path("access_token").asString()))
                .isEqualTo(
                        welcome(
                                new KeyTerms(
                                        Set.of(Scope.AUDIO), Set.of(), List.of(), null, null)));
        assertThat(asked(form(account).param("scope", "everything")).getContentAsString())
                .contains("invalid_scope");
    }

    @Test
    void aWrongSecretGetsNothing() throws Exception {
        var wrong = new Made(account.clientId(), "0".repeat(32));
        var answer = asked(form(wrong));
        assertThat(answer.getStatus()).isEqualTo(401);
        assertThat(answer.getContentAsString()).contains("invalid_client");
    }

    @Test
    void aSecretIsNoKeyAndAKeyIsNoSecret() throws Exception {
        var handle = clientId().replace("svc-sotto-", "");
        assertThat(shown("sk-sotto-" + handle + "_" + account.secret())).isEqualTo(UNKNOWN);
        var key = as(() -> keyRing.create(anna.caller(), Kind.KEY, "ci", KeyTerms.ALL)).secret();
        var halves = key.replace("sk-sotto-", "").split("_");
        var asService = new Made("svc-sotto-" + halves[0], halves[1]);
        assertThat(asked(form(asService)).getStatus()).isEqualTo(401);
    }

    @Test
    void aTokenEndsWithItsAccount() throws Exception {
        String token = token();
        as(() -> {
            keyRing.revoke(anna.caller(), id);
            return true;
        });
        assertThat(shown(token)).isEqualTo(UNKNOWN);
        assertThat(asked(form(account)).getStatus()).isEqualTo(401);
    }

    @Test
    void aChangedTokenIsRefused() throws Exception {
        String token = token();
        int middle = token.indexOf('.') + 20;
        char other = token.charAt(middle) == 'A' ? 'B' : 'A';
        assertThat(shown(token.substring(0, middle) + other + token.substring(middle + 1)))
                .isEqualTo(UNKNOWN);
        assertThat(shown("ey.ey.ey")).isEqualTo(UNKNOWN);
    }

    @Test
    void rotatingLeavesTheClientIdAndBothSecretsWorkForAWhile() throws Exception {
        var next = as(() -> keyRing.rotate(anna.caller(), id, Duration.ofHours(1)));
        assertThat(next.clientId()).isEqualTo(account.clientId());
        assertThat(asked(form(account)).getStatus()).isEqualTo(200);
        assertThat(asked(form(next)).getStatus()).isEqualTo(200);
    }

    @Test
    void anOldSigningKeyIsFollowedByAnotherAndItsTokensLiveOn() throws Exception {
        String token = token();
        system.sql()
                .sql(
                        """
                        with aged as (
                            insert into accounts.signing_key
                            select gen_random_uuid()::text, sealed, made_at - interval '30 days'
                            from accounts.signing_key
                            returning id
                        )
                        delete from accounts.signing_key
                        """)
                .update();
        long before = signingKeyCount();
        signingKeys.renew();
        assertThat(signingKeyCount()).isEqualTo(before + 1);
        assertThat(shown(token)).isInstanceOf(Answer.Welcome.class);
        assertThat(shown(token())).isInstanceOf(Answer.Welcome.class);
    }

    @Test
    void aKeySealedWithAnotherSecretIsFollowedByAnother() throws Exception {
        var _ = token();
        system.sql()
                .sql(
                        """
                        with foreign_keys as (
                            insert into accounts.signing_key
                            select gen_random_uuid()::text, sha256(sealed), now()
                            from accounts.signing_key
                            returning id
                        )
                        delete from accounts.signing_key
                        """)
                .update();
        var afresh = new SigningKeys(sql, system, sealing);
        assertThat(afresh.get(new JWKSelector(new JWKMatcher.Builder().build()), null)).hasSize(1);
    }

    @Test
    void theDatabaseAloneCannotSign() throws Exception {
        var _ = token();
        assertThat(
                        system.sql()
                                .sql("select sealed from accounts.signing_key")
                                .query(byte[].class)
                                .list())
                .isNotEmpty()
                .noneMatch(sealed ->
                        new String(sealed, StandardCharsets.ISO_8859_1).contains("\"d\""));
    }

    private long signingKeyCount() {
        return system.sql()
                .sql("select count(*) from accounts.signing_key")
                .query(Long.class)
                .single();
    }

    private String token() throws Exception {
        return json(asked(form(account))).path("access_token").asString();
    }

    private String clientId() {
        return Objects.requireNonNull(account.clientId());
    }

    private static MockHttpServletRequestBuilder form(Made account) {
        return post("/oauth2/token")
                .param("grant_type", "client_credentials")
                .param("client_id", Objects.requireNonNull(account.clientId()))
                .param("client_secret", account.secret());
    }

    private MockHttpServletResponse asked(MockHttpServletRequestBuilder request) throws Exception {
        return web.perform(request).andReturn().getResponse();
    }

    private static JsonNode json(MockHttpServletResponse answer) throws Exception {
        return JsonMapper.shared().readTree(answer.getContentAsString());
    }

    private Answer shown(String bearer) {
        return apiKeys.authenticate(bearer, "127.0.0.1");
    }

    private Answer welcome(KeyTerms terms) {
        return new Answer.Welcome(new Caller.Key(anna.caller().tenant(), id), terms);
    }

    private <T> T as(Supplier<T> work) {
        return currentTenant.callAs(anna.caller().tenant(), work::get);
    }
}
