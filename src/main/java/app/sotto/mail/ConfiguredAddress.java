package app.sotto.mail;

import app.sotto.shell.kit.PublicAddress;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * {@code sotto.url} (SOTTO_URL), or this machine's own address. Never the Host header of a request:
 * whoever sends that could choose where a reset link leads.
 */
@Component
class ConfiguredAddress implements PublicAddress {

    private final String configured;
    private volatile int port;

    ConfiguredAddress(
            @Value("${sotto.url:}") String configured, @Value("${server.port:8080}") int port) {
        this.configured = configured.strip().replaceAll("/+$", "");
        this.port = port;
    }

    @EventListener
    void started(WebServerInitializedEvent event) {
        // The management server, where it has a port of its own, starts in a context of its own.
        if (event.getApplicationContext().getServerNamespace() == null) {
            port = event.getWebServer().getPort();
        }
    }

    @Override
    public URI base() {
        return URI.create(configured.isEmpty() ? "http://localhost:" + port : configured);
    }
}
