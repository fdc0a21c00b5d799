package app.sotto.accounts.signin;

import app.sotto.tenancy.CurrentTenant;
import com.vaadin.flow.spring.security.VaadinSecurityConfigurer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.ObjectPostProcessor;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer.AuthorizedUrl;
import org.springframework.security.config.annotation.web.configurers.oauth2.client.OAuth2LoginConfigurer;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.transaction.support.TransactionTemplate;

/** Guards the pages. What serves programs has a chain of its own, before this one. */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class PagesSecurity {

    @Bean
    @Order(2)
    SecurityFilterChain pages(
            HttpSecurity http, OidcSettings oidc, OidcSignIn oidcSignIn, SessionGuard guard) {
        http.authorizeHttpRequests(requests ->
                requests.requestMatchers("/*.css", "/images/**")
                        .permitAll()
                        .requestMatchers(
                                "/library/*/audio", "/library/*/export/*", "/library/export/*")
                        .authenticated());
        http.with(
                VaadinSecurityConfigurer.vaadin(),
                vaadin ->
                        vaadin.loginView("/login", "/")
                                .defaultSuccessUrl("/dictate")
                                // Who is signed in is told that a page does not exist.
                                .anyRequest(AuthorizedUrl::authenticated));
        http.formLogin(form -> form.failureHandler(new SignInFailure()));
        if (oidc.configured()) {
            http.oauth2Login(login -> withProvider(login, oidcSignIn));
        }
        http.addFilterAfter(guard, SecurityContextHolderFilter.class);
        return http.build();
    }

    /**
     * Whatever goes wrong on the way to the provider or back ends on the sign-in page. The tokens,
     * which nothing here uses again, go with the session.
     */
    private static void withProvider(
            OAuth2LoginConfigurer<HttpSecurity> login, OidcSignIn oidcSignIn) {
        var failure = new ProviderFailure();
        login.loginPage("/login")
                .successHandler(oidcSignIn)
                .failureHandler(failure)
                .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
                .withObjectPostProcessor(
                        new ObjectPostProcessor<OAuth2AuthorizationRequestRedirectFilter>() {
                            @Override
                            public <F extends OAuth2AuthorizationRequestRedirectFilter>
                                    F postProcess(F filter) {
                                filter.setAuthenticationFailureHandler(failure);
                                return filter;
                            }
                        });
    }

    @Bean
    SessionGuard sessionGuard(
            JdbcClient sql,
            CurrentTenant currentTenant,
            TransactionTemplate transaction,
            Sessions sessions) {
        return new SessionGuard(sql, currentTenant, transaction, sessions);
    }

    /** Part of the security chain only: not a filter of the whole server besides. */
    @Bean
    FilterRegistrationBean<SessionGuard> guardOfPagesOnly(SessionGuard guard) {
        var registration = new FilterRegistrationBean<>(guard);
        registration.setEnabled(false);
        return registration;
    }
}
