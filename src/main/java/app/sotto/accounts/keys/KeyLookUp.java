package app.sotto.accounts.keys;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyTerms;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.Secrets;
import app.sotto.tenancy.TenantId;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Finds keys by what was shown, and remembers for a moment those it found: a busy program shows the
 * same key thousands of times a second.
 */
@Component
class KeyLookUp implements ApiKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 50_000;

    private final JdbcClient sql;
    private final CurrentTenant currentTenant;
    private final TransactionTemplate transaction;
    private final Cache<ByteBuffer, Answer.Welcome> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    KeyLookUp(JdbcClient sql, CurrentTenant currentTenant, TransactionTemplate transaction) {
        this.sql = sql;
        this.currentTenant = currentTenant;
        this.transaction = transaction;
    }

    @Override
    public Answer authenticate(String bearer, String address) {
        return KeyText.parse(bearer)
                .flatMap(this::find)
                .map(found -> judged(found, address))
                .orElse(new Answer.Refused(Reason.UNKNOWN));
    }

    @Override
    public KeyTerms terms(Caller caller) {
        return caller instanceof Caller.Key key ? termsOf(key).orElseThrow() : KeyTerms.ALL;
    }

    /** What was remembered may be wrong once the running transaction is through. */
    void forgetAfterCommit() {
        TransactionSynchronizationManager.registerSynchronization(
                new TransactionSynchronization() {
                    @Override
                    public void afterCommit() {
                        known.invalidateAll();
                    }
                });
    }

    private static Answer judged(Answer.Welcome found, String address) {
        if (found.terms().endedBy(Instant.now())) {
            return new Answer.Refused(Reason.EXPIRED);
        }
        return found.terms().admits(address) ? found : new Answer.Refused(Reason.ADDRESS);
    }

    private Optional<Answer.Welcome> find(KeyText text) {
        var shown = ByteBuffer.wrap(Secrets.hash(text.written()));
        var remembered = known.getIfPresent(shown);
        if (remembered != null) {
            return Optional.of(remembered);
        }
        var found = read(text);
        found.ifPresent(welcome -> known.put(shown, welcome));
        return found;
    }

    private Optional<Answer.Welcome> read(KeyText text) {
        return knock(text)
                .flatMap(key -> termsOf(key).map(terms -> new Answer.Welcome(key, terms)));
    }

    private Optional<Caller.Key> knock(KeyText text) {
        return sql.sql("select tenant_id, key_id from doors.api_key(:handle, :hash)")
                .param("handle", text.handle())
                .param("hash", Secrets.hash(text.secret()))
                .query((row, _) ->
                        new Caller.Key(
                                new TenantId(row.getObject(1, UUID.class)),
                                row.getObject(2, UUID.class)))
                .optional();
    }

    private Optional<KeyTerms> termsOf(Caller.Key key) {
        return currentTenant.callAs(
                key.tenant(),
                () ->
                        transaction.execute(_ ->
                                sql.sql("select * from accounts.api_key where id = :id")
                                        .param("id", key.id())
                                        .query(KeyRow::terms)
                                        .optional()));
    }
}
