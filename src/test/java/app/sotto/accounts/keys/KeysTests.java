package app.sotto.accounts.keys;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ClientSecrets;
import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Role;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@AccountsTest
class KeysTests {

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
        assertThat(apiKeys.authenticate(written))
                .contains(new Caller.Key(anna.caller().tenant(), key.id()));
        assertThat(keyOf(anna).lastUsedAt()).isNotNull();
        as(anna, () -> keyRing.revoke(anna.caller(), Role.OWNER, key.id()));
        assertThat(apiKeys.authenticate(written)).isEmpty();
        assertThat(keyOf(anna).good()).isFalse();
    }

    @Test
    void aKeyIsOnlyGoodWhole() {
        var written = create(anna);
        assertThat(apiKeys.authenticate(written.substring(0, written.length() - 1) + "!"))
                .isEmpty();
        var otherSecret = create(ben).replaceFirst(".*_", "");
        assertThat(apiKeys.authenticate(written.replaceFirst("_.*", "_" + otherSecret))).isEmpty();
        assertThat(apiKeys.authenticate("")).isEmpty();
        assertThat(apiKeys.authenticate("sk-other")).isEmpty();
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
        assertThat(issued.secret()).startsWith("ek-sotto-");
        assertThat(clientSecrets.redeem(issued.secret())).contains(anna.caller());
        assertThat(clientSecrets.redeem("ek-sotto-0")).isEmpty();
        assertThat(clientSecrets.redeem("sk-sotto-0")).isEmpty();
        var key = new Caller.Key(ben.caller().tenant(), UUID.randomUUID());
        assertThat(clientSecrets.redeem(clientSecrets.issue(key).secret())).contains(key);
        system.sql()
                .sql("update accounts.client_secret set expires_at = now() where tenant_id = :t")
                .param("t", anna.tenant())
                .update();
        assertThat(clientSecrets.redeem(issued.secret())).isEmpty();
    }

    private List<String> names(MemberPrincipal who) {
        return sql.sql("select name from accounts.api_key").query(String.class).list();
    }

    private List<?> byNativeQuery() {
        return entities.createNativeQuery("select name from accounts.api_key").getResultList();
    }

    private <T> T in(MemberPrincipal who, java.util.function.Supplier<T> work) {
        return currentTenant.callAs(
                new TenantId(who.tenant()), () -> transaction.execute(_ -> work.get()));
    }

    private void as(MemberPrincipal who, Runnable work) {
        currentTenant.runAs(who.caller().tenant(), work);
    }

    private String create(MemberPrincipal who) {
        return currentTenant.callAs(
                who.caller().tenant(), () -> keyRing.create(who.caller(), "ci"));
    }

    private KeyRing.Listed keyOf(MemberPrincipal who) {
        return currentTenant.callAs(who.caller().tenant(), keyRing::all).getFirst();
    }

    private MemberPrincipal newcomer() {
        return signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
    }
}
