package app.sotto.accounts.services;

import app.sotto.accounts.keys.ServiceAccounts;
import app.sotto.accounts.tokens.ServiceTokens;
import app.sotto.accounts.tokens.SigningKeys;
import app.sotto.shell.kit.PublicAddress;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.oauth2.server.authorization.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import org.springframework.security.web.SecurityFilterChain;

/**
 * {@code POST /oauth2/token}: a token for client credentials (RFC 6749, section 4.4). Nothing else
 * of the authorization server is open, and it keeps nothing: tokens are checked by their signature.
 */
@Configuration(proxyBeanMethods = false)
class TokenSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain tokens(
            HttpSecurity http, ServiceAccounts accounts, SigningKeys keys, PublicAddress address) {
        return http.securityMatcher("/oauth2/token")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .with(
                        new OAuth2AuthorizationServerConfigurer(),
                        server ->
                                server.registeredClientRepository(new NoneRegistered())
                                        .authorizationService(new NothingKept())
                                        .authorizationServerSettings(issuedBy(address))
                                        .tokenGenerator(generator(keys))
                                        .clientAuthentication(client ->
                                                client.authenticationProviders(all -> {
                                                    all.clear();
                                                    all.add(new AccountCredentials(accounts));
                                                })))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .build();
    }

    private static AuthorizationServerSettings issuedBy(PublicAddress address) {
        return AuthorizationServerSettings.builder().issuer(address.base().toString()).build();
    }

    private static JwtGenerator generator(SigningKeys keys) {
        var encoder = new NimbusJwtEncoder(keys);
        encoder.setJwkSelector(newestFirst -> newestFirst.getFirst());
        var generator = new JwtGenerator(encoder);
        generator.setJwtCustomizer(TokenSecurity::whose);
        return generator;
    }

    private static void whose(JwtEncodingContext context) {
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        var asked = context.getAuthorizedScopes();
        var scopes = asked.isEmpty() ? context.getRegisteredClient().getScopes() : asked;
        context.getClaims()
                .claim(ServiceTokens.TENANT, setting(context, ServiceTokens.TENANT))
                .claim(ServiceTokens.ACCOUNT, setting(context, ServiceTokens.ACCOUNT))
                .claim(ServiceTokens.SCOPE, String.join(" ", scopes));
    }

    private static String setting(JwtEncodingContext context, String name) {
        String value = context.getRegisteredClient().getClientSettings().getSetting(name);
        return Objects.requireNonNull(value);
    }

    /** Accounts are known by id and secret together, never by their id alone. */
    private static final class NoneRegistered implements RegisteredClientRepository {

        @Override
        public void save(RegisteredClient client) {}

        @Override
        public @Nullable RegisteredClient findById(String id) {
            return null;
        }

        @Override
        public @Nullable RegisteredClient findByClientId(String clientId) {
            return null;
        }
    }

    private static final class NothingKept implements OAuth2AuthorizationService {

        @Override
        public void save(OAuth2Authorization authorization) {}

        @Override
        public void remove(OAuth2Authorization authorization) {}

        @Override
        public @Nullable OAuth2Authorization findById(String id) {
            return null;
        }

        @Override
        public @Nullable OAuth2Authorization findByToken(
                String token, @Nullable OAuth2TokenType type) {
            return null;
        }
    }
}
