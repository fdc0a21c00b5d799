package app.sotto.inference.pool;

import app.sotto.inference.catalogue.Catalogues;
import app.sotto.inference.nodes.Endpoints;
import app.sotto.tenancy.CurrentTenant;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes the pool. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    NodePool nodePool(
            Catalogues catalogues,
            Endpoints endpoints,
            PoolSettings settings,
            CurrentTenant tenant) {
        return new NodePool(
                catalogues, endpoints, settings.policy().make(), tenant, InstantSource.system());
    }
}
