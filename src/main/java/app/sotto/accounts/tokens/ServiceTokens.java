package app.sotto.accounts.tokens;

import app.sotto.accounts.Scope;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.TenantId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/** Reads the tokens of service accounts. */
@Component
public class ServiceTokens {

    public static final String TENANT = "tenant";
    public static final String ACCOUNT = "account";

    public static final String SCOPE = "scope";

    private final JwtDecoder decoder;

    ServiceTokens(SigningKeys keys) {
        this.decoder =
                NimbusJwtDecoder.withJwkSource(keys).jwsAlgorithm(SignatureAlgorithm.ES256).build();
    }

    /**
     * What a good token says.
     *
     * @param scopes that were asked for; the account may have fewer by now
     */
    public record Claims(Caller.Key account, Set<Scope> scopes) {}

    /** Whether a bearer has the form of a token; keys do not. */
    public static boolean isToken(String bearer) {
        return bearer.startsWith("ey") && bearer.chars().filter(c -> c == '.').count() == 2;
    }

    /** Empty for a token that is forged, too old or not ours. */
    public Optional<Claims> read(String token) {
        try {
            return Optional.of(claims(decoder.decode(token)));
        } catch (JwtException _) {
            return Optional.empty();
        }
    }

    private static Claims claims(Jwt token) {
        return new Claims(
                new Caller.Key(
                        TenantId.of(claim(token, TENANT)), UUID.fromString(claim(token, ACCOUNT))),
                Pattern.compile(" ")
                        .splitAsStream(claim(token, SCOPE))
                        .map(Scope::of)
                        .collect(Collectors.toSet()));
    }

    private static String claim(Jwt token, String name) {
        return Optional.ofNullable(token.getClaimAsString(name))
                .orElseThrow(() -> new BadJwtException("A token without " + name));
    }
}
