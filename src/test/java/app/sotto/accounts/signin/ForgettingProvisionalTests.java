package app.sotto.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.OrganisationClosed;
import app.sotto.accounts.Someone;
import app.sotto.accounts.organisations.Organisations;
import app.sotto.accounts.people.EmailAddress;
import app.sotto.tenancy.SystemDatabase;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.modulith.test.AssertablePublishedEvents;

/** Who signed up with somebody's address and never proved to hold it is forgotten after a while. */
@AccountsTest
class ForgettingProvisionalTests {

    private static final List<String> WITH_A_TENANT =
            List.of("organisation", "membership", "invitation", "api_key", "client_secret");

    @Autowired SigningUp signingUp;
    @Autowired Confirming confirming;
    @Autowired ForgettingProvisional forgetting;
    @Autowired Organisations organisations;
    @Autowired SystemDatabase system;

    private MemberPrincipal anna;
    private MemberPrincipal other;

    @BeforeEach
    void twoOfOneAddress() {
        EmailAddress email = Someone.address();
        anna = signingUp.signUp(Someone.form(email), UUID.randomUUID().toString());
        other =
                signingUp.signUp(
                        new SigningUp.Form(email, "Otto", "nine loud badgers", "", Locale.ENGLISH),
                        UUID.randomUUID().toString());
    }

    @Test
    void nothingIsLeftOfThemAfterAWeek(AssertablePublishedEvents events) {
        keySecretAndInvitation();
        age(other, 8);
        forgetting.sweep();

        assertThat(people(other)).isZero();
        assertThat(tokens(other)).isZero();
        for (String table : WITH_A_TENANT) {
            assertThat(rows(table, other)).as(table).isZero();
        }
        assertThat(events.ofType(OrganisationClosed.class))
                .contains(new OrganisationClosed(other.caller().tenant()));
    }

    @Test
    void everybodyElseStays() {
        age(anna, 400);
        age(other, 6);
        forgetting.sweep();

        assertThat(people(anna)).isOne();
        assertThat(people(other)).isOne();
        assertThat(rows("organisation", anna)).isOne();
        assertThat(rows("organisation", other)).isOne();
    }

    @Test
    void whoMayStillFollowALinkStays() {
        age(other, 8);
        confirming.writeAgain(other.person());
        forgetting.sweep();

        assertThat(people(other)).isOne();
    }

    @Test
    void whoWasJoinedByAnotherStays() {
        age(other, 8);
        system.sql()
                .sql(
                        """
                        insert into accounts.membership (id, tenant_id, person_id, role, joined_at)
                        values (gen_random_uuid(), ?, ?, 'MEMBER', now())
                        """)
                .params(other.caller().tenant().value(), anna.person())
                .update();
        forgetting.sweep();

        assertThat(people(other)).isOne();
        assertThat(rows("membership", other)).isEqualTo(2);
    }

    private void keySecretAndInvitation() {
        UUID tenant = other.caller().tenant().value();
        system.sql()
                .sql(
                        """
                        insert into accounts.api_key
                            (id, tenant_id, member_id, name, handle, secret_hash, created_at)
                        values (gen_random_uuid(), ?, ?, 'key', ?, 'x', now())
                        """)
                .params(tenant, other.caller().id(), UUID.randomUUID().toString())
                .update();
        system.sql()
                .sql(
                        """
                        insert into accounts.client_secret
                            (id, tenant_id, secret_hash, member_id, person_id, expires_at)
                        values (gen_random_uuid(), ?, ?::text::bytea, ?, ?, now())
                        """)
                .params(tenant, UUID.randomUUID().toString(), other.caller().id(), other.person())
                .update();
        system.sql()
                .sql(
                        """
                        insert into accounts.invitation
                            (id, tenant_id, email, role, token_hash, status, invited_by,
                             expires_at, created_at)
                        values (gen_random_uuid(), ?, 'ben@example.org', 'MEMBER',
                                ?::text::bytea, 'PENDING', ?, now(), now())
                        """)
                .params(tenant, UUID.randomUUID().toString(), other.caller().id())
                .update();
    }

    private void age(MemberPrincipal who, int days) {
        system.sql()
                .sql(
                        "update accounts.person set created_at = now() - make_interval(days => ?)"
                                + " where id = ?")
                .params(days, who.person())
                .update();
        system.sql()
                .sql(
                        "update accounts.mail_token set expires_at = now() - interval '1 day'"
                                + " where person_id = ?")
                .param(who.person())
                .update();
    }

    private int people(MemberPrincipal who) {
        return count("select count(*) from accounts.person where id = ?", who.person());
    }

    private int tokens(MemberPrincipal who) {
        return count("select count(*) from accounts.mail_token where person_id = ?", who.person());
    }

    private int rows(String table, MemberPrincipal who) {
        return count(
                "select count(*) from accounts." + table + " where tenant_id = ?",
                who.caller().tenant().value());
    }

    private int count(String query, UUID of) {
        return system.sql().sql(query).param(of).query(Integer.class).single();
    }
}
