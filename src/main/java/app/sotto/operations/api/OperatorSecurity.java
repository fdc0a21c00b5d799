package app.sotto.operations.api;

import app.sotto.operations.tokens.TokenKind;
import app.sotto.operations.tokens.TokenRing;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;

/**
 * Guards what the operator's programs and joining nodes call: a token with every request, no
 * cookies, no sessions. A page's session opens nothing here.
 */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain operators(HttpSecurity http, TokenRing tokens) {
        return http.securityMatcher("/operator/api", "/operator/api/**", "/nodes/join")
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(
                        session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(AbstractHttpConfigurer::disable)
                .addFilterBefore(new BearerTokens(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(requests ->
                        requests.requestMatchers("/nodes/join")
                                .hasAuthority(TokenKind.JOIN.name())
                                .anyRequest()
                                .hasAuthority(TokenKind.OPERATOR.name()))
                .exceptionHandling(failures ->
                        failures.authenticationEntryPoint((request, response, _) ->
                                        BearerTokens.refuse(request, response))
                                .accessDeniedHandler(
                                        (_, response, _) -> BearerTokens.refuseKind(response)))
                .build();
    }
}
