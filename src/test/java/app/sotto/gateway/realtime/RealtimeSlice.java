package app.sotto.gateway.realtime;

import app.sotto.accounts.ClientSecrets;
import app.sotto.gateway.FakeGrants;
import app.sotto.gateway.FakeKeys;
import app.sotto.gateway.FakeModels;
import app.sotto.gateway.WhicheverHolder;
import app.sotto.gateway.limits.LocalBuckets;
import app.sotto.gateway.limits.RateLimits;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/**
 * The Realtime door on a real Tomcat, with fakes for the rooms behind it. Not annotated: no scan
 * finds it.
 */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    ErrorMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SecurityAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({
    RealtimeConfiguration.class,
    RealtimeHandler.class,
    Handshake.class,
    Credentials.class,
    Heartbeat.class,
    LiveDoor.Doors.class,
    RateLimits.class,
    LocalBuckets.class,
    ClientSecretsController.class,
    CurrentTenant.class,
    FakeGrants.class,
    FakeModels.class,
    WhicheverHolder.class
})
@ComponentScan({"app.sotto.gateway.wire", "app.sotto.gateway.callers"})
@EnableConfigurationProperties(RealtimeSettings.class)
class RealtimeSlice {

    static final Caller KEY = new Caller.Key(TenantId.random(), UUID.randomUUID());
    static final Caller MEMBER =
            new Caller.Member(TenantId.random(), UUID.randomUUID(), UUID.randomUUID());

    @Bean
    FakeDictations dictations(CurrentTenant tenant) {
        return new FakeDictations(tenant);
    }

    @Bean
    FakeKeys keys() {
        return new FakeKeys().with("sk-sotto-test_key", KEY);
    }

    @Bean
    ClientSecrets clientSecrets() {
        return new ClientSecrets() {
            @Override
            public Issued issue(Caller caller) {
                return new Issued("ek_sotto_issued", Instant.ofEpochSecond(1_900_000_000));
            }

            @Override
            public Optional<Caller> redeem(String secret) {
                return secret.equals("ek_sotto_test") ? Optional.of(MEMBER) : Optional.empty();
            }
        };
    }
}
