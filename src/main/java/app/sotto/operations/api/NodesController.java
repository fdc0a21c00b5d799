package app.sotto.operations.api;

import app.sotto.operations.fleet.OperatingNodes;
import app.sotto.operations.tokens.TokenHolder;
import java.io.InputStream;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The fleet, for programs of the operator. */
@RestController
@RequestMapping("/operator/api/nodes")
class NodesController {

    private final OperatingNodes nodes;
    private final BodyReader bodies;

    NodesController(OperatingNodes nodes, BodyReader bodies) {
        this.nodes = nodes;
        this.bodies = bodies;
    }

    @GetMapping
    List<NodeAnswer> all() {
        return nodes.all().stream().map(NodeAnswer::of).toList();
    }

    @GetMapping("/{id}")
    NodeAnswer one(@PathVariable UUID id) {
        return NodeAnswer.of(nodes.require(id));
    }

    @PutMapping("/{name}")
    ResponseEntity<NodeAnswer> put(
            @PathVariable String name, InputStream body, @AuthenticationPrincipal TokenHolder who) {
        var card = bodies.read(body, CardBody.class).named(name);
        boolean known = nodes.named(name).isPresent();
        var id = nodes.save(card, who.name());
        var answer = NodeAnswer.of(nodes.require(id));
        return known
                ? ResponseEntity.ok(answer)
                : ResponseEntity.created(URI.create("/operator/api/nodes/" + id)).body(answer);
    }

    @PostMapping("/{id}/drain")
    NodeAnswer drain(@PathVariable UUID id, @AuthenticationPrincipal TokenHolder who) {
        nodes.drain(id, who.name());
        return one(id);
    }

    @PostMapping("/{id}/resume")
    NodeAnswer resume(@PathVariable UUID id, @AuthenticationPrincipal TokenHolder who) {
        nodes.resume(id, who.name());
        return one(id);
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable UUID id, @AuthenticationPrincipal TokenHolder who) {
        nodes.remove(id, who.name());
    }
}
