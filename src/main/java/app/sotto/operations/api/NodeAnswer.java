package app.sotto.operations.api;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.Gpu;
import app.sotto.inference.Fleet.Place;
import app.sotto.inference.Fleet.Reading;
import app.sotto.inference.Model;
import app.sotto.inference.Remark;
import app.sotto.operations.fleet.KeptNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** A node as programs of the operator read it; null is unknown. */
@Schema(name = "Node")
@JsonNaming(SnakeCaseStrategy.class)
record NodeAnswer(
        UUID id,
        String name,
        String origin,
        String state,
        @Nullable String drainedBy,
        @Nullable Gpu gpu,
        @Nullable Long hourlyCostMicros,
        Map<String, String> labels,
        @Nullable URI exporter,
        int inFlight,
        List<EndpointAnswer> endpoints) {

    static NodeAnswer of(KeptNode node) {
        var summary = node.summary();
        var card = node.card();
        return new NodeAnswer(
                node.id(),
                node.name(),
                lower(node.origin()),
                lower(summary.state()),
                Optional.ofNullable(node.drainedBy()).map(NodeAnswer::lower).orElse(null),
                card.gpu(),
                card.hourlyCostMicros(),
                card.labels(),
                card.exporter(),
                summary.inFlight(),
                summary.endpoints().stream()
                        .map(endpoint -> EndpointAnswer.of(endpoint, card.endpoints()))
                        .toList());
    }

    static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }

    @Schema(name = "NodeEndpoint")
    @JsonNaming(SnakeCaseStrategy.class)
    record EndpointAnswer(
            URI url,
            @Nullable String profile,
            @Nullable URI metrics,
            String state,
            List<String> models,
            @Nullable String device,
            boolean simulated,
            int inFlight,
            double outstanding,
            @Nullable ReadingAnswer reading,
            @Nullable String reason,
            List<String> alarms) {

        static EndpointAnswer of(EndpointSummary endpoint, List<Place> places) {
            var place = places.stream().filter(one -> one.url().equals(endpoint.url())).findFirst();
            return new EndpointAnswer(
                    endpoint.url(),
                    place.map(Place::profile).orElse(null),
                    place.map(Place::metrics).orElse(null),
                    lower(endpoint.state()),
                    endpoint.models().stream().map(Model::id).toList(),
                    endpoint.device(),
                    endpoint.simulated(),
                    endpoint.inFlight(),
                    endpoint.outstanding(),
                    Optional.ofNullable(endpoint.reading()).map(ReadingAnswer::of).orElse(null),
                    Optional.ofNullable(endpoint.reason()).map(Remark::english).orElse(null),
                    endpoint.alarms().stream().map(Remark::english).toList());
        }
    }

    @Schema(name = "NodeReading")
    @JsonNaming(SnakeCaseStrategy.class)
    record ReadingAnswer(
            @Nullable Double running,
            @Nullable Double waiting,
            @Nullable Double kvCache,
            @Nullable Double tokensPerSecond,
            long ageMs) {

        static ReadingAnswer of(Reading reading) {
            return new ReadingAnswer(
                    reading.running(),
                    reading.waiting(),
                    reading.kvCache(),
                    reading.tokensPerSecond(),
                    reading.age().toMillis());
        }
    }
}
