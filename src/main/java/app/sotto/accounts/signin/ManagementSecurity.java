package app.sotto.accounts.signin;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/**
 * What orchestrators and Prometheus read. Health is anybody's, without details. Figures are open on
 * a management port of their own, which a network keeps to those who should reach it, and in the
 * embedded default, which listens on loopback alone; on the port of the pages they are the
 * operator's.
 */
@Configuration(proxyBeanMethods = false)
class ManagementSecurity {

    @Bean
    @Order(0)
    SecurityFilterChain management(
            HttpSecurity http,
            @Value("${management.server.port:}") String port,
            @Value("${sotto.embedded:false}") boolean embedded) {
        boolean open = !port.isBlank() || embedded;
        http.securityMatcher(EndpointRequest.toAnyEndpoint())
                .authorizeHttpRequests(requests -> {
                    requests.requestMatchers(EndpointRequest.to(HealthEndpoint.class)).permitAll();
                    if (open) {
                        requests.anyRequest().permitAll();
                    } else {
                        requests.anyRequest().hasRole("OPERATOR");
                    }
                });
        return http.build();
    }
}
