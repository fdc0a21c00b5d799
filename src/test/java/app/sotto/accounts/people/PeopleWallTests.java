package app.sotto.accounts.people;

import static org.assertj.core.api.Assertions.assertThat;

import app.sotto.accounts.AccountsTest;
import app.sotto.accounts.Someone;
import app.sotto.accounts.signin.MemberPrincipal;
import app.sotto.accounts.signin.SigningUp;
import app.sotto.tenancy.CurrentTenant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What a query without a where clause gets to see of people. */
@AccountsTest
class PeopleWallTests {

    @Autowired SigningUp signingUp;
    @Autowired People people;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;

    private MemberPrincipal anna;
    private MemberPrincipal ben;

    @BeforeEach
    void twoStrangers() {
        anna = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
        ben = signingUp.signUp(Someone.form(Someone.address()), UUID.randomUUID().toString());
    }

    @Test
    void withoutATenantThereIsNobody() {
        List<UUID> seen = transaction.execute(_ -> everybody());
        assertThat(seen).isEmpty();
    }

    @Test
    void aTenantSeesItsMembers() {
        List<UUID> seen = asAnna(this::everybody);
        assertThat(seen).containsExactly(anna.person());
    }

    @Test
    void anOpenedPersonIsSeenUntilTheTransactionEnds() {
        List<UUID> seen =
                asAnna(() -> {
                    assertThat(people.findById(ben.person())).isPresent();
                    return everybody();
                });
        assertThat(seen).containsExactlyInAnyOrder(anna.person(), ben.person());
        List<UUID> later = asAnna(this::everybody);
        assertThat(later).containsExactly(anna.person());
    }

    @Test
    void twoOpenedPeopleAreBothChanged() {
        transaction.executeWithoutResult(_ -> {
            people.findById(anna.person()).orElseThrow().rename("Anna the First");
            people.findById(ben.person()).orElseThrow().rename("Ben the Second");
        });
        assertThat(name(anna)).isEqualTo("Anna the First");
        assertThat(name(ben)).isEqualTo("Ben the Second");
    }

    @Test
    void aStrangerIsNotChangedUnopened() {
        int changed =
                asAnna(() ->
                        sql.sql("update accounts.person set password_hash = null where id = :id")
                                .param("id", ben.person())
                                .update());
        assertThat(changed).isZero();
    }

    private List<UUID> everybody() {
        return sql.sql("select id from accounts.person").query(UUID.class).list();
    }

    private String name(MemberPrincipal somebody) {
        return transaction.execute(_ -> people.findById(somebody.person()).orElseThrow().name());
    }

    private <T> T asAnna(Supplier<T> work) {
        return currentTenant.callAs(
                anna.caller().tenant(), () -> transaction.execute(_ -> work.get()));
    }
}
