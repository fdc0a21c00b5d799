package app.sotto.gateway.realtime;

import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.Scope;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Refusals;
import app.sotto.gateway.wire.ApiError;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;
import tools.jackson.databind.json.JsonMapper;

/** Lets a socket open for a known caller from a permitted page only. */
@Component
class Handshake implements HandshakeInterceptor {

    private static final String HOLDER = KeyHolder.class.getName();

    private final Credentials credentials;
    private final Origins origins;

    Handshake(Credentials credentials, RealtimeSettings settings) {
        this.credentials = credentials;
        this.origins = new Origins(settings.allowedOrigins());
    }

    static KeyHolder holder(WebSocketSession session) {
        if (session.getAttributes().get(HOLDER) instanceof KeyHolder holder) {
            return holder;
        }
        throw new IllegalStateException("A socket opened without a handshake");
    }

    @Override
    public boolean beforeHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            Map<String, Object> attributes)
            throws IOException {
        HttpHeaders headers = request.getHeaders();
        if (!origins.permit(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))) {
            return refuse(response, foreignOrigin());
        }
        String address = request.getRemoteAddress().getAddress().getHostAddress();
        return switch (credentials.ofSocket(headers, address)) {
            case Answer.Refused(Reason reason) ->
                    refuse(
                            response,
                            reason == Reason.UNKNOWN
                                    ? unauthenticated()
                                    : Refusals.of(reason, address));
            case Answer.Welcome(var caller, var terms) -> {
                if (!terms.scopes().contains(Scope.AUDIO)) {
                    yield refuse(response, Refusals.missingScope(terms));
                }
                attributes.put(HOLDER, new KeyHolder(caller, terms));
                yield true;
            }
        };
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private static boolean refuse(ServerHttpResponse response, ApiError error) throws IOException {
        response.setStatusCode(error.status());
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getBody().write(JsonMapper.shared().writeValueAsBytes(error.envelope()));
        return false;
    }

    private static ApiError unauthenticated() {
        return ApiError.unauthenticated(
                "invalid_api_key",
                "No valid credential was sent. Programs send the header 'Authorization: Bearer"
                        + " sk-sotto-…'; browsers the sub-protocols 'realtime' and"
                        + " 'openai-insecure-api-key.<client secret>' with a fresh secret from POST"
                        + " /v1/realtime/client_secrets.");
    }

    private static ApiError foreignOrigin() {
        return ApiError.forbidden(
                "origin_not_allowed",
                "Pages of this origin may not connect. The operator can add it to"
                        + " sotto.realtime.allowed-origins.");
    }
}
