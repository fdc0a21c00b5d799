package app.sotto.accounts.keys;

import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.Secrets;
import app.sotto.tenancy.TenantId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads keys for those who are not signed in yet: the door tells ids, the tenant the rest. */
@Component
class KeyTable {

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;

    KeyTable(JdbcClient sql, CurrentTenant currentTenant, TransactionTemplate transaction) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    /** Whose text that is; a revoked one is nobody's. */
    Optional<Caller.Key> knock(KeyText text) {
        return sql.sql("select tenant_id, key_id from doors.api_key(:handle, :hash)")
                .param("handle", text.handle())
                .param("hash", Secrets.hash(text.secret()))
                .query((row, _) ->
                        new Caller.Key(
                                new TenantId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class)))
                .optional();
    }

    /**
     * Who a bearer lets in: the key itself, or the member whose token it is, as long as they belong
     * to the organisation.
     */
    Optional<Answer.Welcome> welcome(Caller.Key key) {
        return currentTenant.callAs(
                key.tenant(),
                () ->
                        transaction.execute(_ ->
                                sql.sql(
                                                """
                                                select k.*, m.id as member, m.person_id as person
                                                from accounts.api_key k
                                                left join accounts.membership m on m.id = k.member_id
                                                where k.id = :id and k.revoked_at is null and (k.kind = 'KEY'
                                                    or k.kind = 'MEMBER' and m.id is not null)
                                                """)
                                        .param("id", key.id())
                                        .query((row, number) ->
                                                new Answer.Welcome(
                                                        caller(key, row),
                                                        KeyRow.terms(row, number)))
                                        .optional()));
    }

    private static Caller caller(Caller.Key key, ResultSet row) throws SQLException {
        return Kind.valueOf(row.getString("kind")) == Kind.MEMBER
                ? new Caller.Member(
                        key.tenant(),
                        row.getObject("member", UUID.class),
                        row.getObject("person", UUID.class))
                : key;
    }

    /**
     * The terms of a key that was not revoked.
     *
     * @param kind it must have; null: either
     */
    Optional<KeyTerms> terms(Caller.Key key, @Nullable Kind kind) {
        return currentTenant.callAs(
                key.tenant(), () -> transaction.execute(_ -> read(key.id(), kind)));
    }

    private Optional<KeyTerms> read(UUID id, @Nullable Kind kind) {
        return sql.sql(
                        """
                        select * from accounts.api_key
                        where id = :id and revoked_at is null and kind = coalesce(:kind, kind)
                        """)
                .param("id", id)
                .param("kind", kind == null ? null : kind.name())
                .query(KeyRow::terms)
                .optional();
    }
}
