package app.sotto.billing.reconciling;

import app.sotto.accounts.Members;
import app.sotto.audit.OperatorAudit;
import app.sotto.billing.Reconciliation;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.SystemDatabase;
import app.sotto.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Lays everybody's differences before an operator. */
@Component
class ReconciliationDesk implements Reconciliation {

    private final NightlyReconciliation nightly;
    private final SystemDatabase system;
    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final Members members;
    private final OperatorAudit audit;
    private final TransactionTemplate transaction;

    ReconciliationDesk(
            NightlyReconciliation nightly,
            SystemDatabase system,
            JdbcClient sql,
            CurrentTenant currentTenant,
            Members members,
            OperatorAudit audit,
            TransactionTemplate transaction) {
        this.nightly = nightly;
        this.system = system;
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.members = members;
        this.audit = audit;
        this.transaction = transaction;
    }

    @Override
    public List<Difference> differences(int most) {
        Map<TenantId, Optional<String>> names = new HashMap<>();
        return system.sql()
                .sql(
                        """
                        select * from billing.reconciliation
                        order by mended_at is null desc, looked_at is null desc, found_at desc, id limit :most
                        """)
                .param("most", most)
                .query((row, _) -> difference(row, names))
                .list();
    }

    private Difference difference(ResultSet row, Map<TenantId, Optional<String>> names)
            throws SQLException {
        var tenant = new TenantId(row.getObject("tenant_id", UUID.class));
        String[] subject = row.getString("subject").split(" ", 2);
        return new Difference(
                row.getObject("id", UUID.class),
                tenant,
                names.computeIfAbsent(tenant, this::name).orElse(null),
                Kind.valueOf(subject[0].toUpperCase(Locale.ROOT)),
                subject.length > 1 ? subject[1] : "",
                row.getString("ours"),
                row.getString("stripe"),
                row.getTimestamp("found_at").toInstant(),
                instant(row, "mended_at"),
                look(row));
    }

    private Optional<String> name(TenantId tenant) {
        try {
            return Optional.of(
                    currentTenant.<String, RuntimeException>callAs(tenant, members::organisation));
        } catch (EmptyResultDataAccessException gone) {
            return Optional.empty();
        }
    }

    private static @Nullable Look look(ResultSet row) throws SQLException {
        Instant at = instant(row, "looked_at");
        return at == null ? null : new Look(at, row.getString("looked_by"), row.getString("note"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    @Override
    public Outcome compare(String operator) {
        audit.record(operator, "billing.reconciliation.run", "all");
        return nightly.compare();
    }

    @Override
    public void lookedAt(UUID difference, String note, String operator) {
        String words = note.strip();
        if (words.isEmpty() || words.length() > MOST_CHARACTERS) {
            throw new IllegalArgumentException(
                    "A note has 1 to %d characters".formatted(MOST_CHARACTERS));
        }
        currentTenant.runAs(
                whose(difference),
                () -> transaction.executeWithoutResult(_ -> write(difference, words, operator)));
    }

    private TenantId whose(UUID difference) {
        return system.sql()
                .sql("select tenant_id from billing.reconciliation where id = :id")
                .param("id", difference)
                .query(UUID.class)
                .optional()
                .map(TenantId::new)
                .orElseThrow(() -> new IllegalArgumentException("There is no such difference"));
    }

    private void write(UUID difference, String note, String operator) {
        var _ =
                sql.sql(
                                """
                                update billing.reconciliation set looked_at = now(), looked_by = :operator, note = :note
                                where id = :id
                                """)
                        .param("id", difference)
                        .param("operator", operator)
                        .param("note", note)
                        .update();
        audit.record(
                operator,
                "billing.reconciliation.look",
                "%s %s".formatted(currentTenant.require(), difference));
    }
}
