package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The one door of a node: its configuration rendered, checked by nginx, and then really stood in
 * front of an engine.
 */
class GatewayTests {

    private static final String NODE_KEY = "n".repeat(64);
    private static final String SCRAPE_KEY = "s".repeat(64);

    @TempDir Path folder;
    private Tool nginx;
    private FakeEngine engine;
    private Node node;
    private int port;

    @BeforeEach
    void render() throws IOException {
        nginx = Tool.find("nginx", "nginx-light");
        engine = new FakeEngine();
        port = freePort();
        node =
                new Node(folder)
                        .withDoor("127.0.0.1:" + port)
                        .profile(
                                1,
                                "whisper speech openai/whisper-large-v3 main whisper-large-v3 0 %d 0.18 448"
                                        .formatted(engine.port()));
        var rendered =
                node.script(
                                "load_profile ''; render_gateway \"$(state_dir)/gateway\"",
                                "common",
                                "profile",
                                "gateway")
                        .succeeds();
        assertThat(rendered.output()).doesNotContain(NODE_KEY);
        here();
    }

    @AfterEach
    void stop() {
        if (Files.exists(folder.resolve("nginx.pid"))) {
            nginx("-s", "stop");
        }
        engine.close();
    }

    @Test
    void nginxAcceptsTheConfiguration() {
        nginx("-t").succeeds();
    }

    @Test
    void keepsTheKeysToRoot() throws IOException {
        assertThat(
                        PosixFilePermissions.toString(
                                Files.getPosixFilePermissions(
                                        node.path("state/gateway/access.conf"))))
                .isEqualTo("rw-------");
    }

    @Test
    void letsTheApplicationThroughAndKeepsItsKeyFromTheEngine() {
        engine.goOn();
        nginx().succeeds();

        for (var route :
                List.of(
                        "health",
                        "metrics",
                        "v1/models",
                        "v1/chat/completions",
                        "v1/completions",
                        "v1/embeddings",
                        "v1/audio/transcriptions")) {
            assertThat(status("/whisper/" + route, NODE_KEY)).as(route).isEqualTo("200");
        }
        assertThat(engine.asked()).hasSize(7).allMatch(request -> request.endsWith(" null"));
    }

    @Test
    void showsNothingElse() {
        nginx().succeeds();

        for (var path :
                List.of(
                        "/whisper/pause",
                        "/whisper/tokenize",
                        "/whisper/invocations",
                        "/whisper/v1/load_lora_adapter",
                        "/whisper/v1/responses",
                        "/whisper/",
                        "/whisper/v1/chat/completions/render",
                        "/v1/models",
                        "/")) {
            assertThat(status(path, NODE_KEY)).as(path).isEqualTo("404");
        }
        assertThat(engine.asked()).isEmpty();
    }

    @Test
    void asksForAKeyAndGivesPrometheusNoModels() {
        nginx().succeeds();

        assertThat(status("/whisper/v1/models", "x")).isEqualTo("401");
        assertThat(status("/whisper/v1/models", NODE_KEY.toUpperCase(Locale.ROOT)))
                .isEqualTo("401");
        assertThat(status("/whisper/metrics", "x")).isEqualTo("401");
        assertThat(status("/dcgm/metrics", "x")).isEqualTo("401");
        assertThat(status("/whisper/metrics", SCRAPE_KEY)).isEqualTo("200");
        assertThat(status("/whisper/v1/chat/completions", SCRAPE_KEY)).isEqualTo("401");
    }

    @Test
    void refusesACallerWithoutACertificateWhereOneIsAskedFor() throws IOException {
        node.set("NODE_CLIENT_CA", folder.resolve("node.crt").toString());
        node.script(
                        "load_profile ''; render_gateway \"$(state_dir)/gateway\"",
                        "common",
                        "profile",
                        "gateway")
                .succeeds();
        here();
        nginx().succeeds();

        assertThat(status("/whisper/health", NODE_KEY)).isEqualTo("400");
    }

    @Test
    void passesEachTokenOnWhenItComes() throws Exception {
        nginx().succeeds();
        var request =
                HttpRequest.newBuilder(
                                URI.create("https://127.0.0.1:" + port + "/whisper/v1/completions"))
                        .header("Authorization", "Bearer " + NODE_KEY)
                        .timeout(Duration.ofSeconds(8))
                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                        .build();

        try (var client =
                        HttpClient.newBuilder()
                                .sslContext(trusting(folder.resolve("node.crt")))
                                .build();
                var events = client.send(request, HttpResponse.BodyHandlers.ofLines()).body()) {
            var lines = events.iterator();
            assertThat(lines.next()).isEqualTo("data: first");
            engine.goOn();
            assertThat(lines.next()).isEmpty();
            assertThat(lines.next()).isEqualTo("data: second");
        }
    }

    private static SSLContext trusting(Path certificate) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null);
        try (var in = Files.newInputStream(certificate)) {
            store.setCertificateEntry(
                    "node", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    @Test
    void refusesAShortKey() {
        node.write("node-key", "password");

        assertThat(
                        node.script(
                                        "load_profile ''; render_gateway \"$(state_dir)/gateway\"",
                                        "common",
                                        "profile",
                                        "gateway")
                                .fails()
                                .output())
                .contains("openssl rand -hex 32")
                .doesNotContain("password");
    }

    private String status(String path, String key) {
        return Tool.find("curl", "curl")
                .run(
                        "-s",
                        "-m",
                        "10",
                        "--cacert",
                        folder.resolve("node.crt").toString(),
                        "-o",
                        "/dev/null",
                        "-w",
                        "%{http_code}",
                        "-H",
                        "Authorization: Bearer " + key,
                        "https://127.0.0.1:" + port + path)
                .output();
    }

    /**
     * Only what belongs to the machine is changed: where nginx keeps its own files, and the port of
     * its own health.
     */
    private void here() throws IOException {
        var file = node.path("state/gateway/nginx.conf");
        var text =
                Files.readString(file)
                        .replace("/run/sotto-gateway.pid", folder + "/nginx.pid")
                        .replace("127.0.0.1:8444", "127.0.0.1:" + freePort())
                        .replace("http {", "http {\n" + temporaryFolders())
                        .replace("/dev/stdout", folder + "/access.log")
                        .replace("worker_connections 4096", "worker_connections 256");
        Files.writeString(file, text);
    }

    private String temporaryFolders() {
        return Stream.of("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
                .map(kind -> kind + "_temp_path " + folder.resolve(kind) + ";\n")
                .collect(Collectors.joining());
    }

    private Tool.Result nginx(String... arguments) {
        var all =
                new ArrayList<>(
                        List.of(
                                "-c",
                                node.path("state/gateway/nginx.conf").toString(),
                                "-p",
                                folder.toString(),
                                "-e",
                                folder + "/error.log"));
        all.addAll(List.of(arguments));
        return nginx.run(folder, Map.of(), all);
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
