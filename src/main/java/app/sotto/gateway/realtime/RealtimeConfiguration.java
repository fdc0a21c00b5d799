package app.sotto.gateway.realtime;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** Opens the Realtime door at {@code /v1/realtime}. */
@Configuration
@EnableWebSocket
class RealtimeConfiguration implements WebSocketConfigurer {

    private final RealtimeHandler handler;
    private final Handshake handshake;

    RealtimeConfiguration(RealtimeHandler handler, Handshake handshake) {
        this.handler = handler;
        this.handshake = handshake;
    }

    /** Every origin as far as Spring goes: the handshake decides, with an answer that helps. */
    @Override
    public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
        var upgrade = new DefaultHandshakeHandler();
        upgrade.setSupportedProtocols("realtime");
        registry.addHandler(handler, "/v1/realtime")
                .setHandshakeHandler(upgrade)
                .addInterceptors(handshake)
                .setAllowedOrigins("*");
    }

    /** No cookie counts here; the handshake knows who calls. */
    @Bean
    @Order(0)
    SecurityFilterChain realtimeSecurity(HttpSecurity http) {
        return http.securityMatcher("/v1/realtime")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }
}
