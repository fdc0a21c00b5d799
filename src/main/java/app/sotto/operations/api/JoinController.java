package app.sotto.operations.api;

import app.sotto.inference.Fleet.EndpointSummary;
import app.sotto.inference.Fleet.NodeSummary;
import app.sotto.inference.Fleet.Reading;
import app.sotto.inference.Model;
import app.sotto.operations.fleet.JoiningNodes;
import app.sotto.operations.tokens.TokenHolder;
import io.swagger.v3.oas.annotations.media.Schema;
import java.io.InputStream;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Where a node says that it is there, what it serves, and whether it wants to rest. */
@RestController
class JoinController {

    private final JoiningNodes nodes;
    private final BodyReader bodies;

    JoinController(JoiningNodes nodes, BodyReader bodies) {
        this.nodes = nodes;
        this.bodies = bodies;
    }

    @PostMapping("/nodes/join")
    Joined join(InputStream body, @AuthenticationPrincipal TokenHolder who) {
        var said = bodies.read(body, Announcement.class);
        return Joined.of(nodes.announce(said.card(), said.drains(), who.name()));
    }

    /**
     * @param inFlight requests on the node: those of this instance, or everybody's where the engine
     *     says more
     */
    @Schema(name = "NodeJoined")
    @JsonNaming(SnakeCaseStrategy.class)
    record Joined(UUID id, String name, String state, int inFlight, List<String> models) {

        static Joined of(NodeSummary node) {
            return new Joined(
                    node.id(),
                    node.card().name(),
                    NodeAnswer.lower(node.state()),
                    node.endpoints().stream().mapToInt(Joined::onIt).sum(),
                    node.endpoints().stream()
                            .flatMap(endpoint -> endpoint.models().stream())
                            .map(Model::id)
                            .distinct()
                            .toList());
        }

        /** A node that drains waits for other instances' work too. */
        private static int onIt(EndpointSummary endpoint) {
            return Math.max(endpoint.inFlight(), byItsOwnCount(endpoint.reading()));
        }

        private static int byItsOwnCount(@Nullable Reading reading) {
            return reading == null
                    ? 0
                    : (int) Math.ceil(known(reading.running()) + known(reading.waiting()));
        }

        private static double known(@Nullable Double figure) {
            return figure == null ? 0 : figure;
        }
    }
}
