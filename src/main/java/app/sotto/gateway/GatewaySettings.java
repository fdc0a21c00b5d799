package app.sotto.gateway;

import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the doors for programs say and take.
 *
 * @param deviceName what runs the models, as the health tells it; by default cpu, or gpu once nodes
 *     are connected
 * @param maxTextCharacters of one text to be rewritten
 */
@ConfigurationProperties("sotto.gateway")
public record GatewaySettings(
        Optional<String> deviceName, @DefaultValue("100000") int maxTextCharacters) {}
