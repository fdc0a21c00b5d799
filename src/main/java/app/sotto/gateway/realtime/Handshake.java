package app.sotto.gateway.realtime;

import app.sotto.accounts.ApiKeys.Answer;
import app.sotto.accounts.ApiKeys.Reason;
import app.sotto.accounts.Scope;
import app.sotto.gateway.callers.KeyHolder;
import app.sotto.gateway.callers.Refusals;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.gateway.limits.Readings;
import app.sotto.gateway.wire.ApiError;
import app.sotto.gateway.wire.ErrorAnswers;
import app.sotto.tenancy.CurrentTenant;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.server.HandshakeInterceptor;

/** Lets a socket open for a known caller from a permitted page only. */
@Component
class Handshake implements HandshakeInterceptor {

    private static final String HOLDER = KeyHolder.class.getName();

    private final Credentials credentials;
    private final RateLimits limits;
    private final CurrentTenant currentTenant;
    private final Origins origins;

    Handshake(
            Credentials credentials,
            RateLimits limits,
            CurrentTenant currentTenant,
            RealtimeSettings settings) {
        this.credentials = credentials;
        this.limits = limits;
        this.currentTenant = currentTenant;
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
        String address = request.getRemoteAddress().getAddress().getHostAddress();
        var refusal =
                origins.permit(headers.getOrigin(), headers.getFirst(HttpHeaders.HOST))
                        ? admit(
                                credentials.ofSocket(headers, address),
                                address,
                                attributes,
                                response)
                        : Optional.of(foreignOrigin());
        if (refusal.isPresent()) {
            ErrorAnswers.write(servlet(request), servlet(response), refusal.get());
        }
        return refusal.isEmpty();
    }

    /** Empty where the caller may come in; what is left of their limits is told either way. */
    private Optional<ApiError> admit(
            Answer answer,
            String address,
            Map<String, Object> attributes,
            ServerHttpResponse response) {
        return switch (answer) {
            case Answer.Refused(Reason reason) ->
                    Optional.of(
                            reason == Reason.UNKNOWN
                                    ? unauthenticated()
                                    : Refusals.of(reason, address));
            case Answer.Welcome(_, var terms) when !terms.scopes().contains(Scope.AUDIO) ->
                    Optional.of(Refusals.missingScope(terms));
            case Answer.Welcome(var caller, var terms) -> {
                var holder = new KeyHolder(caller, terms);
                attributes.put(HOLDER, holder);
                Readings readings =
                        currentTenant.callAs(caller.tenant(), () -> limits.takeForStream(holder));
                readings.headers().forEach(servlet(response)::setHeader);
                yield readings.refusal();
            }
        };
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private static HttpServletRequest servlet(ServerHttpRequest request) {
        return ((ServletServerHttpRequest) request).getServletRequest();
    }

    private static HttpServletResponse servlet(ServerHttpResponse response) {
        return ((ServletServerHttpResponse) response).getServletResponse();
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
