package app.sotto.accounts.signin;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;

/** One identity provider, asked for its addresses when it is first needed and not at the start. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("!'${sotto.oidc.issuer:}'.isBlank()")
class OidcConfiguration {

    @Bean
    ClientRegistrationRepository identityProvider(
            OidcSettings settings, @Value("${sotto.url:}") String publicAddress) {
        return new SupplierClientRegistrationRepository(() ->
                new InMemoryClientRegistrationRepository(registration(settings, publicAddress)));
    }

    private static ClientRegistration registration(OidcSettings settings, String publicAddress) {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(OidcSettings.REGISTRATION)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .scope("openid", "email", "profile")
                .redirectUri(
                        base(publicAddress) + "/login/oauth2/code/" + OidcSettings.REGISTRATION)
                .build();
    }

    /** The public address, which a proxy in front may hide; without one, where the browser is. */
    private static String base(String publicAddress) {
        return publicAddress.isBlank() ? "{baseUrl}" : publicAddress.strip().replaceAll("/+$", "");
    }
}
