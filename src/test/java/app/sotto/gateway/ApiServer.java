package app.sotto.gateway;

import app.sotto.gateway.limits.LocalBuckets;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration;
import org.springframework.boot.servlet.autoconfigure.MultipartAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.web.HttpRequestHandler;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/** A server with the doors for programs and nothing behind them but fakes. */
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    MultipartAutoConfiguration.class,
    ServletWebSecurityAutoConfiguration.class,
    SecurityFilterAutoConfiguration.class
})
@Import({
    HealthController.class,
    ModelsController.class,
    UsageController.class,
    FakeDictations.class,
    FakeGrants.class,
    FakeJobs.class,
    FakeModels.class,
    FakeRewriting.class,
    FakeUsage.class,
    LocalBuckets.class,
    WhicheverHolder.class
})
@EnableConfigurationProperties(GatewaySettings.class)
@ComponentScan(
        basePackages = {
            "app.sotto.gateway.wire",
            "app.sotto.gateway.callers",
            "app.sotto.gateway.limits",
            "app.sotto.gateway.audio",
            "app.sotto.gateway.jobs"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.SharedBuckets"))
@ComponentScan(
        basePackageClasses = CurrentTenant.class,
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(TenantFilter|CurrentTenant)"))
class ApiServer {

    static final String KEY = "sk-sotto-test_secret";
    static final Caller CALLER =
            new Caller.Key(
                    TenantId.of("00000000-0000-0000-0000-00000000000a"),
                    UUID.fromString("00000000-0000-0000-0000-00000000000b"));

    @Bean
    FakeKeys keys() {
        return new FakeKeys().with(KEY, CALLER);
    }

    /** Where the socket is; it is asked after the controllers. */
    @Bean
    SimpleUrlHandlerMapping socket() {
        HttpRequestHandler socket = (_, response) -> response.getWriter().write("socket");
        return new SimpleUrlHandlerMapping(Map.of("/v1/realtime", socket), 1);
    }
}
