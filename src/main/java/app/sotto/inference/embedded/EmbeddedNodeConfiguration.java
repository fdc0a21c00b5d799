package app.sotto.inference.embedded;

import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The CPU node exists in the embedded default alone, where it serves unless the settings name other
 * nodes.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty("sotto.embedded")
class EmbeddedNodeConfiguration {

    /** The fleet opens and closes it. */
    @Bean(destroyMethod = "")
    EmbeddedNode embeddedNode(EmbeddedSettings settings, @Value("${sotto.home}") Path home) {
        return new EmbeddedNode(settings, home.resolve("models"));
    }
}
