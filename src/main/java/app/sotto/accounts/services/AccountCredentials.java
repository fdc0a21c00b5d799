package app.sotto.accounts.services;

import app.sotto.accounts.Scope;
import app.sotto.accounts.keys.ServiceAccounts;
import app.sotto.accounts.tokens.ServiceTokens;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.OAuth2TokenFormat;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Knows a service account by its id and secret, sent as a Basic header or in the form. */
class AccountCredentials implements AuthenticationProvider {

    static final Duration TOKEN_LIFE = Duration.ofHours(1);

    private final ServiceAccounts accounts;

    AccountCredentials(ServiceAccounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Authentication authenticate(Authentication presented) {
        var client = (OAuth2ClientAuthenticationToken) presented;
        return accounts.find(
                        String.valueOf(client.getPrincipal()),
                        String.valueOf(client.getCredentials()))
                .map(account ->
                        new OAuth2ClientAuthenticationToken(
                                registered(account, String.valueOf(client.getPrincipal())),
                                client.getClientAuthenticationMethod(),
                                null))
                .orElseThrow(
                        () -> new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_CLIENT));
    }

    @Override
    public boolean supports(@Nullable Class<?> type) {
        return type == OAuth2ClientAuthenticationToken.class;
    }

    private static RegisteredClient registered(ServiceAccounts.Account account, String clientId) {
        Set<String> scopes =
                account.terms().scopes().stream().map(Scope::key).collect(Collectors.toSet());
        var caller = account.caller();
        return RegisteredClient.withId(caller.id().toString())
                .clientId(clientId)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(all -> all.addAll(scopes))
                .clientSettings(
                        ClientSettings.builder()
                                .setting(ServiceTokens.TENANT, caller.tenant().value().toString())
                                .setting(ServiceTokens.ACCOUNT, caller.id().toString())
                                .build())
                .tokenSettings(
                        TokenSettings.builder()
                                .accessTokenFormat(OAuth2TokenFormat.SELF_CONTAINED)
                                .accessTokenTimeToLive(TOKEN_LIFE)
                                .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                                .build())
                .build();
    }
}
