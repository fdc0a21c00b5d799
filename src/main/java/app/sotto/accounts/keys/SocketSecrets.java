package app.sotto.accounts.keys;

import app.sotto.accounts.ClientSecrets;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.Secrets;
import app.sotto.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

@Component
class SocketSecrets implements ClientSecrets {

    private static final String PREFIX = "ek_sotto_";
    private static final Duration LIFE = Duration.ofSeconds(60);

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    SocketSecrets(JdbcClient sql, CurrentTenant currentTenant, TransactionTemplate transaction) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    @Override
    public Issued issue(Caller caller) {
        var issued = new Issued(PREFIX + Secrets.draw(32), Instant.now().plus(LIFE));
        currentTenant.runAs(
                caller.tenant(), () -> transaction.executeWithoutResult(_ -> keep(caller, issued)));
        return issued;
    }

    private void keep(Caller caller, Issued issued) {
        var member = caller instanceof Caller.Member m ? m : null;
        sql.sql("delete from accounts.client_secret where expires_at < now()").update();
        sql.sql(
                        """
                        insert into accounts.client_secret
                            (id, tenant_id, secret_hash, member_id, person_id, key_id, expires_at)
                        values (:id, :tenant, :hash, :member, :person, :key, :expires)
                        """)
                .param("id", UUID.randomUUID())
                .param("tenant", caller.tenant().value())
                .param("hash", Secrets.hash(issued.secret()))
                .param("member", member == null ? null : member.id(), Types.OTHER)
                .param("person", member == null ? null : member.person(), Types.OTHER)
                .param("key", caller instanceof Caller.Key k ? k.id() : null, Types.OTHER)
                .param("expires", issued.expiresAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    @Override
    public Optional<Caller> redeem(String secret) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return sql.sql(
                        """
                        select tenant_id, member_id, person_id, key_id
                        from doors.client_secret(:hash)
                        """)
                .param("hash", Secrets.hash(secret))
                .query((row, _) -> caller(row))
                .optional();
    }

    private static Caller caller(ResultSet row) throws SQLException {
        var tenant = new TenantId(row.getObject(1, UUID.class));
        var key = row.getObject(4, UUID.class);
        return key == null
                ? new Caller.Member(
                        tenant, row.getObject(2, UUID.class), row.getObject(3, UUID.class))
                : new Caller.Key(tenant, key);
    }
}
