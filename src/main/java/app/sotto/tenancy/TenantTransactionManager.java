package app.sotto.tenancy;

import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.ConnectionHolder;
import org.springframework.orm.jpa.JpaTransactionManager;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Tells PostgreSQL at the start of each transaction whose it is, so that row level security holds
 * for JPA, JDBC and native queries alike. The setting ends with the transaction.
 */
class TenantTransactionManager extends JpaTransactionManager {

    private final CurrentTenant currentTenant;
    private final DataSource dataSource;

    TenantTransactionManager(
            EntityManagerFactory factory, DataSource dataSource, CurrentTenant currentTenant) {
        super(factory);
        setDataSource(dataSource);
        this.dataSource = dataSource;
        this.currentTenant = currentTenant;
    }

    @Override
    protected void doBegin(Object transaction, TransactionDefinition definition) {
        super.doBegin(transaction, definition);
        currentTenant.get().ifPresent(this::bind);
    }

    private void bind(TenantId tenant) {
        var holder = (ConnectionHolder) TransactionSynchronizationManager.getResource(dataSource);
        if (holder == null) {
            throw new CannotCreateTransactionException("The transaction has no connection");
        }
        try (var statement =
                holder.getConnection()
                        .prepareStatement("select set_config('app.tenant_id', ?, true)")) {
            statement.setString(1, tenant.toString());
            statement.execute();
        } catch (SQLException e) {
            throw new CannotCreateTransactionException("The tenant could not be bound", e);
        }
    }
}
