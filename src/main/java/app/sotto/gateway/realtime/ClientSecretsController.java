package app.sotto.gateway.realtime;

import app.sotto.accounts.ClientSecrets;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ApiErrorException;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Gives a program a short-lived secret to hand to a browser. */
@RestController
class ClientSecretsController {

    private final ClientSecrets secrets;

    ClientSecretsController(ClientSecrets secrets) {
        this.secrets = secrets;
    }

    /**
     * OpenAI's shape. The session asked for is checked and echoed; the browser sends it again, as
     * the secret itself carries no settings.
     */
    @PostMapping("/v1/realtime/client_secrets")
    Answer issue(
            @AuthenticationPrincipal KeyHolder holder,
            @RequestBody(required = false) @Nullable String body) {
        SessionSettings settings = settings(body);
        ClientSecrets.Issued issued = secrets.issue(holder.caller());
        return new Answer(
                issued.secret(),
                issued.expiresAt().getEpochSecond(),
                new SessionDescription(null, settings).present());
    }

    private static SessionSettings settings(@Nullable String body) {
        if (body == null || body.isBlank()) {
            return SessionSettings.DEFAULTS;
        }
        try {
            JsonNode session = ClientEventReader.parse(body).path("session");
            return SettingsReader.read(
                    session, MissingNode.getInstance(), SessionSettings.DEFAULTS);
        } catch (InvalidEventException e) {
            throw new ApiErrorException(
                    ApiError.invalid(e.param(), e.code(), String.valueOf(e.getMessage())));
        }
    }

    /**
     * What OpenAI's endpoint answers.
     *
     * @param expiresAt in seconds since 1970
     */
    @Schema(name = "ClientSecret")
    record Answer(String value, @JsonProperty("expires_at") long expiresAt, JsonNode session) {}
}
