package app.sotto.clients;

import static org.awaitility.Awaitility.await;

import app.sotto.accounts.ApiKeys;
import app.sotto.accounts.KeyRing;
import app.sotto.inference.Models;
import app.sotto.inference.simulated.NodeOptions;
import app.sotto.inference.simulated.SimulatedNode;
import app.sotto.tenancy.Caller;
import app.sotto.tenancy.CurrentTenant;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The application as it is started, with a node that pretends to be an H100, and a key to it. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "sotto.home=target/clients-home-${sotto.fork:1}",
            "jobrunr.background-job-server.enabled=true",
            "vaadin.productionMode=true"
        })
abstract class RunningSotto {

    static final String SPEECH = "whisper-large-v3";
    static final String TEXT = "qwen2.5-14b";
    static final String EMBEDDING = "bge-m3";

    static final SimulatedNode NODE =
            SimulatedNode.start(NodeOptions.serving(SPEECH, TEXT, EMBEDDING).withSpeed(200));

    static final Path HERE = Path.of("").toAbsolutePath();

    @LocalServerPort int port;
    @Autowired Models models;
    @Autowired ApiKeys keys;
    @Autowired KeyRing ring;
    @Autowired CurrentTenant currentTenant;

    @Value("${sotto.home}")
    Path home;

    @DynamicPropertySource
    static void node(DynamicPropertyRegistry registry) {
        registry.add("sotto.nodes", () -> NODE.baseUrl().toString());
    }

    @BeforeEach
    void waitForTheNode() {
        NODE.faults().clear();
        await().atMost(Duration.ofSeconds(20)).until(() -> models.available().size() >= 3);
    }

    URI base() {
        return URI.create("http://localhost:" + port);
    }

    String key() throws IOException {
        var demo = new Properties();
        try (var file = Files.newBufferedReader(home.resolve("demo.properties"))) {
            demo.load(file);
        }
        return demo.values().stream()
                .map(String::valueOf)
                .filter(value -> value.startsWith("sk-sotto-"))
                .findFirst()
                .orElseThrow();
    }

    /** As the member who holds the demo key. */
    <T> T asDemo(Function<Caller.Member, T> work) throws IOException {
        var welcome = (ApiKeys.Answer.Welcome) keys.authenticate(key(), "127.0.0.1");
        var tenant = welcome.caller().tenant();
        return currentTenant.callAs(
                tenant,
                () -> {
                    var maker =
                            ring.all().stream()
                                    .filter(made -> made.id().equals(welcome.caller().id()))
                                    .findFirst()
                                    .orElseThrow();
                    return work.apply(
                            new Caller.Member(tenant, maker.memberId(), maker.memberId()));
                });
    }
}
