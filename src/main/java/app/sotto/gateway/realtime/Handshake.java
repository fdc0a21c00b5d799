package app.sotto.gateway.realtime;

import app.sotto.tenancy.Caller;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
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

    private static final String CALLER = Caller.class.getName();

    private final Credentials credentials;
    private final Origins origins;

    Handshake(Credentials credentials, RealtimeSettings settings) {
        this.credentials = credentials;
        this.origins = new Origins(settings.allowedOrigins());
    }

    static Caller caller(WebSocketSession session) {
        if (session.getAttributes().get(CALLER) instanceof Caller caller) {
            return caller;
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
            return refuse(response, HttpStatus.FORBIDDEN, ErrorAnswer.foreignOrigin());
        }
        Optional<Caller> caller = credentials.ofSocket(headers);
        if (caller.isEmpty()) {
            return refuse(response, HttpStatus.UNAUTHORIZED, ErrorAnswer.unauthenticated());
        }
        attributes.put(CALLER, caller.get());
        return true;
    }

    @Override
    public void afterHandshake(
            ServerHttpRequest request,
            ServerHttpResponse response,
            WebSocketHandler handler,
            @Nullable Exception exception) {}

    private static boolean refuse(
            ServerHttpResponse response, HttpStatus status, ErrorAnswer answer) throws IOException {
        response.setStatusCode(status);
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getBody().write(JsonMapper.shared().writeValueAsBytes(answer));
        return false;
    }
}
