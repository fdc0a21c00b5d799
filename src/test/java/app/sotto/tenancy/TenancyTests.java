package app.sotto.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.support.TransactionTemplate;

/** Two tenants share a table and never see each other's rows. */
@ApplicationModuleTest
class TenancyTests {

    private static final TenantId ANNA = TenantId.random();
    private static final TenantId BEN = TenantId.random();

    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;
    @Autowired SystemDatabase system;

    @Value("${spring.flyway.url}")
    String url;

    @Value("${spring.flyway.user}")
    String owner;

    @Value("${spring.flyway.password}")
    String password;

    @BeforeEach
    void aTableOfNotes() {
        var migration = JdbcClient.create(new DriverManagerDataSource(url, owner, password));
        migration.sql("drop table if exists app.note").update();
        migration.sql("create table app.note (tenant_id uuid not null, text text)").update();
        migration.sql("grant select, insert on app.note to sotto_app, sotto_system").update();
        migration.sql("select app.isolate('app.note')").query().singleValue();
        write(ANNA, "anna");
        write(BEN, "ben");
    }

    @Test
    void eachSeesItsOwn() {
        assertThat(currentTenant.<List<String>, RuntimeException>callAs(ANNA, this::notes))
                .containsExactly("anna");
        assertThat(currentTenant.<List<String>, RuntimeException>callAs(BEN, this::notes))
                .containsExactly("ben");
    }

    @Test
    void withoutTenantThereIsNothing() {
        assertThat(notes()).isEmpty();
    }

    @Test
    void theSystemRoleSeesAll() {
        assertThat(system.sql().sql("select text from app.note").query(String.class).list())
                .containsExactlyInAnyOrder("anna", "ben");
    }

    @Test
    void writingForAnotherIsRefused() {
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                ANNA,
                                () -> transaction.executeWithoutResult(_ -> insert(BEN, "x"))))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void aTransactionKeepsItsTenant() {
        assertThatThrownBy(() ->
                        currentTenant.runAs(
                                ANNA,
                                () ->
                                        transaction.executeWithoutResult(
                                                _ -> currentTenant.runAs(BEN, () -> {}))))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anotherThreadStartsWithoutTenant() throws InterruptedException {
        var seen = new java.util.concurrent.atomic.AtomicReference<List<String>>();
        currentTenant.<Boolean, InterruptedException>callAs(
                ANNA,
                () -> {
                    Thread thread = Thread.ofVirtual().start(() -> seen.set(notes()));
                    thread.join();
                    return true;
                });
        assertThat(seen.get()).isEmpty();
    }

    private void write(TenantId tenant, String text) {
        currentTenant.runAs(
                tenant, () -> transaction.executeWithoutResult(_ -> insert(tenant, text)));
    }

    private void insert(TenantId tenant, String text) {
        sql.sql("insert into app.note values (?, ?)").params(tenant.value(), text).update();
    }

    private List<String> notes() {
        return transaction.execute(
                _ -> sql.sql("select text from app.note").query(String.class).list());
    }
}
