package app.sotto.gateway;

import app.sotto.inference.Model;
import app.sotto.inference.ModelKind;
import app.sotto.inference.Models;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whether Sotto can work, for anyone who asks. */
@RestController
class HealthController {

    private static final Logger log = LoggerFactory.getLogger(HealthController.class);

    private final Models models;
    private final ObjectProvider<JdbcClient> sql;
    private final String device;

    HealthController(
            Models models,
            ObjectProvider<JdbcClient> sql,
            GatewaySettings settings,
            @Value("${sotto.nodes:}") String nodes) {
        this.models = models;
        this.sql = sql;
        this.device = settings.deviceName().orElse(nodes.isBlank() ? "cpu" : "gpu");
    }

    @GetMapping("/health")
    Health health() {
        Optional<String> speech =
                models.available().stream()
                        .filter(model -> model.kind() == ModelKind.SPEECH)
                        .map(Model::id)
                        .findFirst();
        var services = new LinkedHashMap<String, String>();
        services.put("speech", speech.isPresent() ? "healthy" : "down");
        // Without a text model rules polish, and they are always there.
        services.put("polish", "healthy");
        services.put("database", database());
        return new Health(
                services.values().stream().allMatch("healthy"::equals) ? "healthy" : "degraded",
                speech.orElse(null),
                models.text().map(Model::id).orElse("rules"),
                device,
                services);
    }

    private String database() {
        try {
            sql.ifAvailable(client -> client.sql("select 1").query(Integer.class).single());
            return "healthy";
        } catch (RuntimeException e) {
            log.warn("The database does not answer", e);
            return "down";
        }
    }

    /**
     * The health as clients of the first plan read it.
     *
     * @param status healthy or degraded
     * @param whisperModel the speech model in use, or null
     * @param llmModel the text model in use, or {@code rules}
     * @param services each healthy, unhealthy or down
     */
    @JsonInclude(Include.ALWAYS)
    record Health(
            String status,
            @JsonProperty("whisper_model") @Nullable String whisperModel,
            @JsonProperty("llm_model") String llmModel,
            String device,
            Map<String, String> services) {}
}
