package app.sotto.gateway.callers;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the server tell whether a caller is still there. */
@Configuration(proxyBeanMethods = false)
class PresenceConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> presence() {
        return server -> server.addEngineValves(new PresenceValve());
    }
}
