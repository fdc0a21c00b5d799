package app.sotto.gateway.realtime;

import app.sotto.accounts.ClientSecrets;
import app.sotto.tenancy.Caller;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Gives a program a short-lived secret to hand to a browser. */
@RestController
class ClientSecretsController {

    private final Credentials credentials;
    private final ClientSecrets secrets;

    ClientSecretsController(Credentials credentials, ClientSecrets secrets) {
        this.credentials = credentials;
        this.secrets = secrets;
    }

    /**
     * OpenAI's shape. The session asked for is checked and echoed; the browser sends it again, as
     * the secret itself carries no settings.
     */
    @PostMapping("/v1/realtime/client_secrets")
    ResponseEntity<Object> issue(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION, required = false)
                    @Nullable String authorization,
            @RequestBody(required = false) @Nullable String body) {
        Optional<Caller> caller = credentials.ofBearer(authorization);
        if (caller.isEmpty()) {
            return ResponseEntity.status(HttpStatus.UNAUTHORIZED)
                    .body(ErrorAnswer.unauthenticated());
        }
        try {
            SessionSettings settings = settings(body);
            ClientSecrets.Issued issued = secrets.issue(caller.get());
            return ResponseEntity.ok(
                    new Answer(
                            issued.secret(),
                            issued.expiresAt().getEpochSecond(),
                            new SessionDescription(null, settings).present()));
        } catch (InvalidEventException e) {
            return ResponseEntity.badRequest().body(ErrorAnswer.of(e));
        }
    }

    private static SessionSettings settings(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return SessionSettings.DEFAULTS;
        }
        JsonNode session = ClientEventReader.parse(body).path("session");
        return SettingsReader.read(session, MissingNode.getInstance(), SessionSettings.DEFAULTS);
    }

    /**
     * What OpenAI's endpoint answers.
     *
     * @param expiresAt in seconds since 1970
     */
    record Answer(String value, @JsonProperty("expires_at") long expiresAt, JsonNode session) {}
}
