package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Guards what programs call: an API key with every request, no cookies, no sessions. Only the
 * health is open to all.
 */
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

    private static final String[] DOORS = {
        "/v1/**",
        "/health",
        "/models",
        "/transcribe_and_optimize",
        "/transcribe_only",
        "/optimize_only"
    };

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiKeys keys) {
        return http.securityMatcher(DOORS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerKeys(keys), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/health")
                                .permitAll()
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(
                        failures -> failures.authenticationEntryPoint(BearerKeys::refuse))
                .build();
    }
}
