package app.sotto.gateway.realtime;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.ClientSecrets;
import app.sotto.gateway.callers.Bearer;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHttpHeaders;

/**
 * Finds out who connects: by a bearer in the Authorization header, or, as browsers cannot set that,
 * by a client secret among the sub-protocols, the way OpenAI's browser clients do it. Never by an
 * address, which ends up in logs.
 */
@Component
class Credentials {

    private static final String SUB_PROTOCOL = "openai-insecure-api-key.";

    private final ApiKeys keys;
    private final ClientSecrets secrets;

    Credentials(ApiKeys keys, ClientSecrets secrets) {
        this.keys = keys;
        this.secrets = secrets;
    }

    /** Nothing that was shown is unknown as well. */
    Answer ofSocket(HttpHeaders headers, String address) {
        return Bearer.of(headers.getFirst(HttpHeaders.AUTHORIZATION))
                .or(() -> ofSubProtocols(headers))
                .map(shown -> check(shown, address))
                .orElse(new Answer.Refused(Reason.UNKNOWN));
    }

    private static Optional<String> ofSubProtocols(HttpHeaders headers) {
        return headers.getOrEmpty(WebSocketHttpHeaders.SEC_WEBSOCKET_PROTOCOL).stream()
                .flatMap(line -> Arrays.stream(line.split(",")))
                .map(String::strip)
                .filter(protocol -> protocol.startsWith(SUB_PROTOCOL))
                .map(protocol -> protocol.substring(SUB_PROTOCOL.length()))
                .findFirst();
    }

    /** A secret was handed to a browser, which is anywhere: the key's networks do not bind it. */
    private Answer check(String shown, String address) {
        return shown.startsWith("ek_")
                ? secrets.redeem(shown)
                        .flatMap(caller ->
                                keys.terms(caller)
                                        .<Answer>map(terms -> new Answer.Welcome(caller, terms)))
                        .orElse(new Answer.Refused(Reason.UNKNOWN))
                : keys.authenticate(shown, address);
    }
}
