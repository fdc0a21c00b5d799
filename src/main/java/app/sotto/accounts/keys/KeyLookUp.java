package app.sotto.accounts.keys;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.accounts.tokens.ServiceTokens;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.Secrets;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Finds callers by what they show, a key or a token, and remembers for a moment those it found: a
 * busy program shows the same thousands of times a second.
 */
@Component
class KeyLookUp implements ApiKeys {

    private static final Duration REMEMBERED = Duration.ofSeconds(5);
    private static final int MOST_REMEMBERED = 50_000;

    private final KeyTable keys;
    private final ServiceTokens tokens;
    private final Cache<ByteBuffer, Optional<Answer.Welcome>> known =
            Caffeine.newBuilder().expireAfterWrite(REMEMBERED).maximumSize(MOST_REMEMBERED).build();

    KeyLookUp(KeyTable keys, ServiceTokens tokens) {
        this.keys = keys;
        this.tokens = tokens;
    }

    @Override
    public Answer authenticate(String bearer, String address) {
        return find(bearer)
                .map(found -> judged(found, address))
                .orElse(new Answer.Refused(Reason.UNKNOWN));
    }

    @Override
    public Optional<KeyTerms> terms(Caller caller) {
        return caller instanceof Caller.Key key ? keys.terms(key, null) : Optional.of(KeyTerms.ALL);
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

    private Optional<Answer.Welcome> find(String bearer) {
        var shown = ByteBuffer.wrap(Secrets.hash(bearer.strip()));
        // One looks it up for all who show it in that moment.
        var found = known.get(shown, _ -> lookUp(bearer));
        if (found.isEmpty()) {
            known.invalidate(shown);
        }
        return found;
    }

    private Optional<Answer.Welcome> lookUp(String bearer) {
        return ServiceTokens.isToken(bearer) ? ofToken(bearer) : ofKey(bearer);
    }

    private Optional<Answer.Welcome> ofKey(String bearer) {
        return KeyText.parse(bearer).flatMap(keys::knock).flatMap(keys::welcome);
    }

    /** A token ends with its account, and does no more than it may by now. */
    private Optional<Answer.Welcome> ofToken(String bearer) {
        return tokens.read(bearer)
                .flatMap(claims ->
                        keys.terms(claims.account(), Kind.SERVICE)
                                .flatMap(terms -> terms.within(claims.scopes()))
                                .map(terms -> new Answer.Welcome(claims.account(), terms)));
    }
}
