package app.sotto.operations.api;

import app.sotto.inference.Fleet;
import app.sotto.operations.tokens.TokenKind;
import app.sotto.operations.tokens.TokenRing;
import app.sotto.tenancy.SystemDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real HTTP, the real fleet, a real database; nobody is at the nodes' addresses. */
@ApplicationModuleTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        extraIncludes = {"tenancy", "inference", "mail", "audit", "shell"})
@TestPropertySource(
        properties = {
            "sotto.nodes=http://127.0.0.1:1/v1",
            "sotto.operator.token=" + ApiTest.OPERATOR,
            "sotto.join.token=" + ApiTest.JOIN,
            // No pages here: these doors stand without them.
            "spring.autoconfigure.exclude=com.vaadin.flow.spring.SpringBootAutoConfiguration,"
                    + "com.vaadin.flow.spring.SpringSecurityAutoConfiguration"
        })
abstract class ApiTest {

    static final String OPERATOR = "an operator's token from the settings";
    static final String JOIN = "a join token from the settings, long";

    private final HttpClient http = HttpClient.newHttpClient();

    @LocalServerPort int port;
    @Autowired Fleet fleet;
    @Autowired TokenRing tokens;
    @Autowired SystemDatabase database;

    /** Of this test alone: tests share a database. */
    String name;

    String operator;
    String join;

    @BeforeEach
    void aNameAndTokens() {
        name = "node-" + UUID.randomUUID().toString().substring(0, 8);
        operator = tokens.create(TokenKind.OPERATOR, "Terraform " + name, null, "olga");
        join = tokens.create(TokenKind.JOIN, "rack " + name, null, "olga");
    }

    @AfterEach
    void leaveNoNode() {
        fleet.nodes().stream()
                .filter(node -> node.origin() != Fleet.Origin.SETTINGS)
                .forEach(node -> fleet.remove(node.id()));
    }

    HttpResponse<String> send(
            String method, String path, @Nullable String token, @Nullable String body) {
        var request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What the record says was done to this test's node, oldest first. */
    List<String> recorded() {
        return database.sql()
                .sql(
                        """
                        select actor || ': ' || action from audit.operator_entry
                        where subject like :name || '%' order by at
                        """)
                .param("name", name)
                .query(String.class)
                .list();
    }
}
