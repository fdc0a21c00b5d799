package app.sotto.gateway.description;

import app.sotto.shell.kit.PublicAddress;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonInclude.Value;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * {@code /openapi.json}: springdoc finds the doors, their parameters and the wire records with
 * their Javadoc; {@link Words} says the rest.
 */
@Configuration(proxyBeanMethods = false)
class DescribedApi {

    @Bean
    WireRecords wireRecords() {
        return new WireRecords();
    }

    @Bean
    GlobalOpenApiCustomizer describedInWords(
            ObjectProvider<PublicAddress> address, ObjectMapperProvider mappers) {
        keepNullsOfExamples(mappers.jsonMapper());
        return found -> {
            ObjectNode tree = Json31.mapper().valueToTree(found);
            tree.remove("tags");
            Javadoc.toMarkdown(tree);
            take(found, Json31.mapper().convertValue(Words.read().over(tree), OpenAPI.class));
            address.ifAvailable(
                    here -> found.setServers(List.of(new Server().url(here.base().toString()))));
        };
    }

    private static void keepNullsOfExamples(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(Value.construct(Include.NON_NULL, Include.ALWAYS));
    }

    private static void take(OpenAPI found, OpenAPI described) {
        found.info(described.getInfo())
                .tags(described.getTags())
                .security(described.getSecurity())
                .paths(described.getPaths())
                .components(described.getComponents());
    }
}
