package app.sotto.inference;

import java.time.InstantSource;
import java.util.Optional;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Wires what is not a component by itself. */
@Configuration(proxyBeanMethods = false)
class InferenceConfiguration {

    @Bean
    Catalogue modelCatalogue() {
        return Catalogue.load();
    }

    @Bean
    NodePool nodePool(Catalogue catalogue) {
        return new NodePool(catalogue);
    }

    @Bean
    ConnectedFleet connectedFleet(
            NodeSettings nodes,
            PoolSettings settings,
            Catalogue catalogue,
            NodePool pool,
            Optional<OwnNode> ownNode) {
        return new ConnectedFleet(
                nodes, settings, catalogue, pool, ownNode, InstantSource.system());
    }
}
