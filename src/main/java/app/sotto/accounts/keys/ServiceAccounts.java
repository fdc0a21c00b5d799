package app.sotto.accounts.keys;

import app.sotto.accounts.KeyRing.Kind;
import app.sotto.accounts.KeyTerms;
import app.sotto.tenancy.Caller;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds service accounts by their id and secret, before any tenant is known. */
@Component
public class ServiceAccounts {

    private final KeyTable keys;

    ServiceAccounts(KeyTable keys) {
        this.keys = keys;
    }

    public record Account(Caller.Key caller, KeyTerms terms) {}

    /** Empty for one that is unknown, revoked or over. */
    public Optional<Account> find(String clientId, String secret) {
        return KeyText.ofService(clientId, secret)
                .flatMap(keys::knock)
                .flatMap(key -> keys.terms(key, Kind.SERVICE).map(terms -> new Account(key, terms)))
                .filter(account -> !account.terms().endedBy(Instant.now()));
    }
}
