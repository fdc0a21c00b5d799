package app.sotto.gateway;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyTerms;
import app.sotto.tenancy.Caller;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Knows the keys it was told. */
public class FakeKeys implements ApiKeys {

    private final Map<String, Answer> known = new ConcurrentHashMap<>();

    public FakeKeys with(String bearer, Caller caller) {
        return with(bearer, new Answer.Welcome(caller, KeyTerms.ALL));
    }

    public FakeKeys with(String bearer, Answer answer) {
        known.put(bearer, answer);
        return this;
    }

    @Override
    public Answer authenticate(String bearer, String address) {
        return known.getOrDefault(bearer, new Answer.Refused(Reason.UNKNOWN));
    }

    @Override
    public Optional<KeyTerms> terms(Caller caller) {
        return Optional.of(KeyTerms.ALL);
    }
}
