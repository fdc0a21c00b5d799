package app.sotto.accounts.keys;

import app.sotto.accounts.ApiKeys;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.Secrets;
import app.sotto.tenancy.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class KeyLookUp implements ApiKeys {

    private final JdbcClient sql;

    KeyLookUp(JdbcClient sql) {
        this.sql = sql;
    }

    @Override
    public Optional<Caller> authenticate(String bearer) {
        return KeyText.parse(bearer).flatMap(this::find);
    }

    private Optional<Caller> find(KeyText text) {
        return sql.sql("select tenant_id, key_id from doors.api_key(:handle, :hash)")
                .param("handle", text.handle())
                .param("hash", Secrets.hash(text.secret()))
                .query((row, _) ->
                        (Caller)
                                new Caller.Key(
                                        new TenantId(row.getObject(1, UUID.class)),
                                        row.getObject(2, UUID.class)))
                .optional();
    }
}
