package app.sotto.inference.nodes;

import app.sotto.inference.OwnNode;
import app.sotto.inference.catalogue.Catalogues;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires the fleet. */
@Configuration(proxyBeanMethods = false)
class NodesConfiguration {

    @Bean
    Endpoints endpoints() {
        return new Endpoints();
    }

    @Bean
    Watching watching(
            Catalogues catalogues,
            Endpoints endpoints,
            WatchSettings settings,
            @Value("${sotto.embedded:false}") boolean embedded) {
        return new Watching(catalogues, endpoints, settings, embedded, InstantSource.system());
    }

    @Bean
    ConnectedFleet connectedFleet(
            NodeSettings settings,
            NodeStore store,
            Catalogues catalogues,
            Endpoints endpoints,
            Optional<OwnNode> ownNode,
            Watching watching) {
        return new ConnectedFleet(settings, store, catalogues, endpoints, ownNode, watching);
    }
}
