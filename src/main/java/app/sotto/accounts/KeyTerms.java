package app.sotto.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/**
 * What a key may do, from where and for how long.
 *
 * @param models names of the catalogue that it may ask for; empty: whichever the plan has
 * @param networks from which it may be used, such as {@code 203.0.113.0/24}; empty: any
 * @param requestsPerMinute below what the plan allows; null: as the plan
 * @param expiresAt null: never
 */
public record KeyTerms(
        Set<Scope> scopes,
        Set<String> models,
        List<String> networks,
        @Nullable Integer requestsPerMinute,
        @Nullable Instant expiresAt) {

    /** Everything, from everywhere, for good. */
    public static final KeyTerms ALL = new KeyTerms(Scope.ALL, Set.of(), List.of(), null, null);

    /**
     * @throws IllegalArgumentException when no scope is left, or a network is none
     */
    public KeyTerms {
        scopes = Set.copyOf(scopes);
        models = Set.copyOf(models);
        networks = List.copyOf(networks);
        if (scopes.isEmpty()) {
            throw new IllegalArgumentException("A key without scopes opens nothing");
        }
        if (requestsPerMinute != null && requestsPerMinute < 1) {
            throw new IllegalArgumentException("A key is asked once a minute or more often");
        }
        networks.forEach(IpAddressMatcher::new);
    }

    /** Whether an address, or a network such as {@code 10.0.0.0/8}, is written rightly. */
    public static boolean isNetwork(String text) {
        try {
            var _ = new IpAddressMatcher(text);
            return true;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    /** These, with none but the scopes given; empty if none is left. */
    public Optional<KeyTerms> within(Set<Scope> given) {
        var left = scopes.stream().filter(given::contains).collect(Collectors.toSet());
        return left.isEmpty()
                ? Optional.empty()
                : Optional.of(new KeyTerms(left, models, networks, requestsPerMinute, expiresAt));
    }

    public boolean admits(String address) {
        return networks.isEmpty()
                || networks.stream().anyMatch(net -> new IpAddressMatcher(net).matches(address));
    }

    public boolean endedBy(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
