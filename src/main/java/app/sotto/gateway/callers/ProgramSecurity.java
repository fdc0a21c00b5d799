package app.sotto.gateway.callers;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.Scope;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Guards what programs call: an API key with every request, no cookies, no sessions. The health and
 * the description of all this are open to anyone.
 */
@Configuration(proxyBeanMethods = false)
class ProgramSecurity {

    private static final String[] DOORS = {
        "/v1/**",
        "/health",
        "/openapi.json",
        "/models",
        "/transcribe_and_optimize",
        "/transcribe_only",
        "/optimize_only"
    };

    private static final String[] AUDIO = {
        "/v1/audio/**",
        "/v1/realtime/**",
        "/v1/transcription_jobs/**",
        "/transcribe_and_optimize",
        "/transcribe_only"
    };
    private static final String[] TEXT = {"/v1/chat/**", "/v1/embeddings/**", "/optimize_only"};
    private static final String[] USAGE = {"/v1/usage/**"};

    /**
     * A timer around each filter of every request costs more than a key's look-up, and tells less.
     */
    @Bean
    SecurityObservationSettings filtersUntimed() {
        return SecurityObservationSettings.noObservations();
    }

    @Bean
    @Order(1)
    SecurityFilterChain programs(HttpSecurity http, ApiKeys keys) {
        return http.securityMatcher(DOORS)
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerKeys(keys), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/health", "/openapi.json")
                                .permitAll()
                                .requestMatchers(AUDIO)
                                .hasAuthority(KeyHolder.authority(Scope.AUDIO))
                                .requestMatchers(TEXT)
                                .hasAuthority(KeyHolder.authority(Scope.TEXT))
                                .requestMatchers(USAGE)
                                .hasAuthority(KeyHolder.authority(Scope.USAGE))
                                .anyRequest()
                                .authenticated())
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint(BearerKeys::refuse)
                                .accessDeniedHandler(BearerKeys::forbid))
                .build();
    }
}
