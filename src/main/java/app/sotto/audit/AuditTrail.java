package app.sotto.audit;

import app.sotto.tenancy.CurrentTenant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class AuditTrail implements Audit {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;

    AuditTrail(JdbcClient sql, CurrentTenant currentTenant) {
        this.sql = sql;
        this.currentTenant = currentTenant;
    }

    @Override
    @Transactional
    public void record(@Nullable UUID actor, String action, String subject) {
        sql.sql(
                        """
                        insert into audit.entry (id, tenant_id, actor, action, subject)
                        values (:id, :tenant, :actor, :action, :subject)
                        """)
                .param("id", UUID.randomUUID())
                .param("tenant", currentTenant.require().value())
                .param("actor", actor, java.sql.Types.OTHER)
                .param("action", action)
                .param("subject", subject)
                .update();
    }
}
