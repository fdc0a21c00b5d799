package app.sotto.gateway.realtime;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ClientSecrets;
import app.sotto.tenancy.Caller;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Finds out who connects: by an API key in the Authorization header, or, as browsers cannot set
 * that, by a client secret among the sub-protocols, the way OpenAI's browser clients do it. Never
 * by an address, which ends up in logs.
 */
@Component
class Credentials {

    private static final String BEARER = "Bearer ";
    private static final String SUB_PROTOCOL = "openai-insecure-api-key.";

    private final ApiKeys keys;
    private final ClientSecrets secrets;

    Credentials(ApiKeys keys, ClientSecrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    Optional<Caller> ofSocket(HttpHeaders headers) {
        Optional<Caller> byHeader = ofBearer(headers.getFirst(HttpHeaders.AUTHORIZATION));
        return byHeader.isPresent() ? byHeader : ofSubProtocols(headers);
    }

    Optional<Caller> ofBearer(@Nullable String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return Optional.empty();
        }
        return known(authorization.substring(BEARER.length()).strip());
    }

    private Optional<Caller> ofSubProtocols(HttpHeaders headers) {
        return headers.getOrEmpty(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(SUB_PROTOCOL))
                .map(protocol -> protocol.substring(SUB_PROTOCOL.length()))
                .findFirst()
                .flatMap(this::known);
    }

    private Optional<Caller> known(String credential) {
        return credential.startsWith("ek-")
                ? secrets.redeem(credential)
                : keys.authenticate(credential);
    }
}
