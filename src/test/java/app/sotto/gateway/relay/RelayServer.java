package app.sotto.gateway.relay;

import app.sotto.gateway.FakeKeys;
import app.sotto.gateway.FakeRetention;
import app.sotto.gateway.WhicheverHolder;
import app.sotto.gateway.limits.LocalBuckets;
import app.sotto.inference.catalogue.CatalogueFile;
import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.MemoryNodes;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import app.sotto.tenancy.TenantId;
import java.util.UUID;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
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

/** The whole chain with nodes behind it; the books and the keys are in memory. */
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
    FakeAllowance.class,
    FakeCache.class,
    FakeRetention.class,
    LocalBuckets.class,
    MemoryNodes.class,
    WhicheverHolder.class
})
@ConfigurationPropertiesScan({"app.sotto.inference", "app.sotto.gateway.relay"})
@ComponentScan(
        basePackages = {
            "app.sotto.gateway.wire",
            "app.sotto.gateway.callers",
            "app.sotto.gateway.limits"
        },
        excludeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.SharedBuckets"))
@ComponentScan(
        basePackages = {"app.sotto.gateway.relay", "app.sotto.inference"},
        excludeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*(Tables|Tests.*|RelayServer)"))
@ComponentScan(
        basePackages = "app.sotto.gateway",
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*\\.ModelsController"))
@ComponentScan(
        basePackageClasses = CurrentTenant.class,
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = ".*\\.(TenantFilter|CurrentTenant)"))
class RelayServer {

    static final String KEY = "sk-sotto-test_secret";
    static final Caller CALLER =
            new Caller.Key(
                    TenantId.of("00000000-0000-0000-0000-00000000000a"),
                    UUID.fromString("00000000-0000-0000-0000-00000000000b"));

    @Bean
    FakeKeys keys() {
        return new FakeKeys().with(KEY, CALLER);
    }

    @Bean
    Catalogues catalogues() {
        return Catalogues.always(CatalogueFile.read());
    }
}
