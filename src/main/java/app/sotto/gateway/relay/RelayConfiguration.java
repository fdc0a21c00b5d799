package app.sotto.gateway.relay;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the server tell whether a caller is still there. */
@Configuration(proxyBeanMethods = false)
class RelayConfiguration {

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> presence() {
        return server -> server.addEngineValves(new PresenceValve());
    }
}
