package app.sotto.audit;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

@Component
class OperatorTrail implements OperatorAudit {

    private final JdbcClient sql;

    OperatorTrail(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    @Transactional
    public void record(String actor, String action, String subject) {
        sql.sql(
                        """
                        insert into audit.operator_entry (id, actor, action, subject)
                        values (:id, :actor, :action, :subject)
                        """)
                .param("id", UUID.randomUUID())
                .param("actor", actor)
                .param("action", action)
                .param("subject", subject)
                .update();
    }
}
