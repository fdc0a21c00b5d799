package app.sotto.accounts.signin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The identity provider that people may sign in with; off while {@code issuer} is empty.
 *
 * @param issuer its address, under which {@code /.well-known/openid-configuration} is found
 * @param name what the button calls it
 */
@ConfigurationProperties("sotto.oidc")
public record OidcSettings(
        @DefaultValue("") String issuer,
        @DefaultValue("") String clientId,
        @DefaultValue("") String clientSecret,
        @DefaultValue("SSO") String name) {

    /** The registration's id: part of the redirect address that the provider has to know. */
    static final String REGISTRATION = "sotto";

    /** Where the button leads. */
    public static final String START = "oauth2/authorization/" + REGISTRATION;

    public boolean configured() {
        return !issuer.isBlank();
    }
}
