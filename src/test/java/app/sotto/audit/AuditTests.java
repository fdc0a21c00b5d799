package app.sotto.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.transaction.support.TransactionTemplate;

@ApplicationModuleTest(extraIncludes = "tenancy")
class AuditTests {

    @Autowired Audit audit;
    @Autowired CurrentTenant currentTenant;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient sql;

    private TenantId anna;
    private TenantId ben;

    @BeforeEach
    void twoOrganisations() {
        anna = TenantId.random();
        ben = TenantId.random();
    }

    @Test
    void eachOrganisationReadsItsOwnRecord() {
        currentTenant.runAs(anna, () -> audit.record(UUID.randomUUID(), "a.b.c", "x"));
        currentTenant.runAs(ben, () -> audit.record(null, "a.b.d", "y"));
        assertThat(actions(anna)).containsExactly("a.b.c");
        assertThat(actions(ben)).containsExactly("a.b.d");
    }

    @Test
    void whatIsWrittenStays() {
        currentTenant.runAs(anna, () -> audit.record(null, "a.b.c", "x"));
        assertThatThrownBy(() -> change("update audit.entry set action = 'z'"))
                .isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> change("delete from audit.entry"))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void withoutATenantNothingIsRecorded() {
        assertThatThrownBy(() -> audit.record(null, "a.b.c", "x"))
                .isInstanceOf(IllegalStateException.class);
    }

    private void change(String statement) {
        currentTenant.runAs(
                anna, () -> transaction.executeWithoutResult(_ -> sql.sql(statement).update()));
    }

    private List<String> actions(TenantId tenant) {
        return currentTenant.callAs(
                tenant,
                () ->
                        transaction.execute(_ ->
                                sql.sql("select action from audit.entry")
                                        .query(String.class)
                                        .list()));
    }
}
