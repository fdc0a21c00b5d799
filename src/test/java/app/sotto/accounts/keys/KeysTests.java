package app.sotto.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.ClientSecrets;
import app.sotto.accounts.KeyRing;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.Scope;
import app.sotto.accounts.Someone;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class KeysTests {

    private static final Answer UNKNOWN = new Answer.Refused(Reason.UNKNOWN);

    @Autowired SigningUp signingUp;
    @Autowired KeyRing keyRing;
    @Autowired Keys keys;
    @Autowired ApiKeys apiKeys;
    @Autowired ClientSecrets clientSecrets;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;
    @Autowired EntityManager entities;
    @Autowired SystemDatabase system;

    private MemberPrincipal anna;
    private MemberPrincipal ben;

    @BeforeEach
    void twoOrganisations() {
        anna = newcomer();
        ben = newcomer();
    }

    @Test
    void aKeyIsFoundUntilRevoked() {
        var written = create(anna);
        assertThat(written).matches("sk-sotto-[0-9a-z]{12}_[0-9a-z]{32}");
        var key = keyOf(anna);
        assertThat(shown(written))
                .isEqualTo(
                        new Answer.Welcome(
                                new Caller.Key(anna.caller().tenant(), key.id()), KeyTerms.ALL));
        assertThat(keyOf(anna).lastUsedAt()).isNotNull();
        as(anna, () -> keyRing.revoke(anna.caller(), key.id()));
        assertThat(shown(written)).isEqualTo(UNKNOWN);
        assertThat(keyOf(anna).good()).isFalse();
    }

    @Test
    void aTokenIsTheMemberWhoMadeIt() {
        var token =
                as(anna, () -> keyRing.create(anna.caller(), Kind.MEMBER, "me", AUDIO)).secret();

        assertThat(shown(token)).isEqualTo(new Answer.Welcome(anna.caller(), AUDIO));

        as(anna, () -> keyRing.revoke(anna.caller(), keyOf(anna).id()));
        assertThat(shown(token)).isEqualTo(UNKNOWN);
    }

    @Test
    void nobodyElseGetsAnotherSecretForATokenButAManagerMayEndIt() {
        var _ = as(anna, () -> keyRing.create(anna.caller(), Kind.MEMBER, "me", AUDIO));
        var token = keyOf(anna);
        var colleague =
                new Caller.Member(anna.caller().tenant(), UUID.randomUUID(), UUID.randomUUID());

        assertThatThrownBy(
                        () -> as(anna, () -> keyRing.rotate(colleague, token.id(), Duration.ZERO)))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> as(anna, () -> keyRing.revoke(colleague, token.id())))
                .isInstanceOf(IllegalStateException.class);
        assertThat(as(anna, () -> keyRing.mayRevoke(anna.caller(), token))).isTrue();
    }

    @Test
    void aTokenEndsWithTheMembership() {
        var token =
                as(anna, () -> keyRing.create(anna.caller(), Kind.MEMBER, "me", AUDIO)).secret();
        var _ =
                system.sql()
                        .sql("delete from accounts.membership where id = :id")
                        .param("id", anna.caller().id())
                        .update();

        assertThat(shown(token)).isEqualTo(UNKNOWN);
    }

    private static final KeyTerms AUDIO =
            new KeyTerms(Set.of(Scope.AUDIO), Set.of(), List.of(), null, null);

    @Test
    void aKeyIsOnlyGoodWhole() {
        var written = create(anna);
        assertThat(shown(written.substring(0, written.length() - 1) + "!")).isEqualTo(UNKNOWN);
        var otherSecret = create(ben).replaceFirst(".*_", "");
        assertThat(shown(written.replaceFirst("_.*", "_" + otherSecret))).isEqualTo(UNKNOWN);
        assertThat(shown("")).isEqualTo(UNKNOWN);
        assertThat(shown("sk-other")).isEqualTo(UNKNOWN);
    }

    @Test
    void theSecretIsNotKept() {
        var secret = create(anna).replaceFirst(".*_", "");
        assertThat(
                        system.sql()
                                .sql("select api_key::text from accounts.api_key")
                                .query(String.class)
                                .list())
                .noneMatch(row -> row.contains(secret));
    }

    @Test
    void twoTenantsNeverSeeEachOthersKeysByAnyRoad() {
        var _ = create(anna);
        var annas = keyOf(anna).id();
        assertThat(in(ben, () -> keys.findById(annas))).isEmpty();
        assertThat(in(ben, () -> entities.find(ApiKey.class, annas))).isNull();
        assertThat(in(ben, () -> names(ben))).isEmpty();
        assertThat(in(ben, this::byNativeQuery)).isEmpty();
        assertThat(in(anna, () -> names(anna))).containsExactly("ci");
        assertThat(in(anna, this::byNativeQuery)).containsExactly("ci");
        assertThat(transaction.<List<String>>execute(_ -> names(anna)))
                .as("without a tenant")
                .isEmpty();
    }

    @Test
    void aClientSecretLeadsToItsCallerUntilItIsTooOld() {
        var issued = clientSecrets.issue(anna.caller());
        assertThat(issued.secret()).startsWith("ek_sotto_");
        assertThat(clientSecrets.redeem(issued.secret())).contains(anna.caller());
        assertThat(clientSecrets.redeem("ek_sotto_0")).isEmpty();
        assertThat(clientSecrets.redeem("sk-sotto-0")).isEmpty();
        var key = new Caller.Key(ben.caller().tenant(), UUID.randomUUID());
        assertThat(clientSecrets.redeem(clientSecrets.issue(key).secret())).contains(key);
        system.sql()
                .sql("update accounts.client_secret set expires_at = now() where tenant_id = :t")
                .param("t", anna.tenant())
                .update();
        assertThat(clientSecrets.redeem(issued.secret())).isEmpty();
    }

    @Test
    void aKeyDoesWhatItsTermsSayAndTellsWhyNot() {
        var written = create(anna);
        var id = keyOf(anna).id();
        var terms =
                new KeyTerms(
                        Set.of(Scope.AUDIO),
                        Set.of("openai/whisper-large-v3"),
                        List.of("203.0.113.0/24", "2001:db8::/32"),
                        30,
                        Instant.now().plus(1, ChronoUnit.DAYS).truncatedTo(ChronoUnit.MILLIS));
        as(anna, () -> keyRing.change(anna.caller(), id, "build", terms));
        assertThat(keyOf(anna).name()).isEqualTo("build");
        assertThat(keyOf(anna).terms()).isEqualTo(terms);
        assertThat(apiKeys.authenticate(written, "203.0.113.9"))
                .isEqualTo(welcome(anna, id, terms));
        assertThat(apiKeys.authenticate(written, "2001:db8::1"))
                .isEqualTo(welcome(anna, id, terms));
        assertThat(shown(written)).isEqualTo(new Answer.Refused(Reason.ADDRESS));

        var ended = new KeyTerms(Scope.ALL, Set.of(), List.of(), null, Instant.EPOCH);
        as(anna, () -> keyRing.change(anna.caller(), id, "build", ended));
        assertThat(shown(written)).isEqualTo(new Answer.Refused(Reason.EXPIRED));
    }

    @Test
    void aRotatedKeyStaysTheSameKeyAndBothTextsAreGoodForAWhile() {
        var first = create(anna);
        var id = keyOf(anna).id();
        var second =
                as(anna, () -> keyRing.rotate(anna.caller(), id, Duration.ofHours(1)).secret());
        assertThat(second).isNotEqualTo(first);
        assertThat(shown(first)).isEqualTo(welcome(anna, id, KeyTerms.ALL));
        assertThat(shown(second)).isEqualTo(welcome(anna, id, KeyTerms.ALL));
        var third = as(anna, () -> keyRing.rotate(anna.caller(), id, Duration.ZERO).secret());
        assertThat(shown(first)).isEqualTo(UNKNOWN);
        assertThat(shown(second)).as("no overlap").isEqualTo(UNKNOWN);
        assertThat(shown(third)).isEqualTo(welcome(anna, id, KeyTerms.ALL));
    }

    @Test
    void nobodyChangesTheKeyOfAnotherOrganisation() {
        var _ = create(anna);
        var annas = keyOf(anna).id();
        assertThatThrownBy(() ->
                        as(ben, () -> keyRing.change(ben.caller(), annas, "mine", KeyTerms.ALL)))
                .hasMessage("No such key");
        assertThat(keyOf(anna).name()).isEqualTo("ci");
    }

    @Test
    void termsThatMakeNoSenseAreRefused() {
        assertThat(KeyTerms.isNetwork("10.0.0.0/8")).isTrue();
        assertThat(KeyTerms.isNetwork("2001:db8::1")).isTrue();
        assertThat(KeyTerms.isNetwork("10.0.0.0/33")).isFalse();
        assertThat(KeyTerms.isNetwork("example.org")).isFalse();
        assertThat(KeyTerms.isNetwork("")).isFalse();
        assertThatThrownBy(() -> new KeyTerms(Set.of(), Set.of(), List.of(), null, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Answer shown(String text) {
        return apiKeys.authenticate(text, "127.0.0.1");
    }

    private static Answer welcome(MemberPrincipal who, UUID key, KeyTerms terms) {
        return new Answer.Welcome(new Caller.Key(who.caller().tenant(), key), terms);
    }

    private <T> T as(MemberPrincipal who, Supplier<T> work) {
        return currentTenant.callAs(who.caller().tenant(), work::get);
    }

    private List<String> names(MemberPrincipal who) {
        return sql.sql("select name from accounts.api_key").query(String.class).list();
    }

    private List<?> byNativeQuery() {
        return entities.createNativeQuery("select name from accounts.api_key").getResultList();
    }

    private <T> T in(MemberPrincipal who, Supplier<T> work) {
        return currentTenant.callAs(
                new TenantId(who.tenant()), () -> transaction.execute(_ -> work.get()));
    }

    private void as(MemberPrincipal who, Runnable work) {
        currentTenant.runAs(who.caller().tenant(), work);
    }

    private String create(MemberPrincipal who) {
        return currentTenant.callAs(
                who.caller().tenant(),
                () -> keyRing.create(who.caller(), Kind.KEY, "ci", KeyTerms.ALL).secret());
    }

    private KeyRing.Listed keyOf(MemberPrincipal who) {
        return currentTenant.callAs(who.caller().tenant(), keyRing::all).getFirst();
    }

    private MemberPrincipal newcomer() {
        return signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
    }
}
