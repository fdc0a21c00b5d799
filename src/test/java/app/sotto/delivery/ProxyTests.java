package app.sotto.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The nginx in front of the application: checked by nginx, then stood in front of two small
 * servers. TLS is taken off for that; everything else is as delivered.
 */
class ProxyTests {

    private static final String DELIVERED =
            Infra.text(Infra.FILES.resolve("proxy/nginx/sotto.conf"));

    @TempDir Path folder;
    private final List<FakeInstance> instances = new ArrayList<>();
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Tool nginx;
    private int port;

    @BeforeEach
    void prepare() throws IOException {
        nginx = Tool.find("nginx", "nginx-light");
        port = freePort();
        for (var name : List.of("a", "b")) {
            instances.add(new FakeInstance(name));
        }
    }

    @AfterEach
    void stop() {
        if (Files.exists(folder.resolve("nginx.pid"))) {
            nginx("-s", "stop");
        }
        instances.forEach(FakeInstance::close);
    }

    @Test
    void nginxAcceptsTheConfigurationAsDelivered() throws IOException {
        Tool.find("openssl", "openssl")
                .run(
                        folder,
                        Map.of(),
                        List.of(
                                ("req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                                                + " -days 1 -subj /CN=sotto.example.com"
                                                + " -keyout sotto.key -out sotto.crt")
                                        .split(" ")))
                .succeeds();
        configure(
                DELIVERED
                        .replace("/etc/nginx/tls", folder.toString())
                        .replace("/var/log/nginx", folder.toString()));

        nginx("-t").succeeds();
    }

    @Test
    void bringsABrowserBackAndSpreadsNewcomers() throws Exception {
        start();
        var homes = new HashSet<String>();
        for (int newcomer = 0; newcomer < 24; newcomer++) {
            var first = get("/", null);
            var cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
            assertThat(cookie)
                    .matches("sotto_route=[0-9a-f]{32}; .*Secure; HttpOnly; SameSite=Lax");
            var again = get("/", cookie.substring(0, cookie.indexOf(';')));
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Set-Cookie")).isEmpty();
            homes.add(first.body());
        }
        assertThat(homes).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void letsTokensOutAsTheyCome() throws Exception {
        assertThat(DELIVERED).contains("proxy_buffering off;");
        start();
        var answer = http.send(request("/stream").build(), BodyHandlers.ofInputStream());

        assertThat(answer.body().readNBytes(6))
                .isEqualTo("data:1".getBytes(StandardCharsets.UTF_8));
        instances.forEach(FakeInstance::goOn);
        assertThat(new String(answer.body().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo("data:2");
    }

    @Test
    void passesAnUpgradeOnAndNothingOfWhatACallerClaims() throws Exception {
        start();
        var seen =
                http.send(
                                request("/headers")
                                        .header("X-Forwarded-For", "1.2.3.4")
                                        .header("X-Forwarded-Host", "evil.example.com")
                                        .build(),
                                BodyHandlers.ofString())
                        .body();
        assertThat(seen)
                .contains("X-forwarded-for=[127.0.0.1]")
                .doesNotContain("1.2.3.4", "evil.example.com");

        var upgrade = new WebSocketKnock(port).knock();

        assertThat(upgrade).contains("Upgrade=[websocket]", "Connection=[upgrade]");
    }

    @Test
    void keepsMetricsInside() throws Exception {
        start();

        assertThat(get("/actuator/prometheus", null).statusCode()).isEqualTo(404);
        assertThat(get("/actuator", null).statusCode()).isEqualTo(404);
    }

    @Test
    void logsNoTokenOfALink() throws Exception {
        start();
        get("/invite/Secret123?key=hidden", null);
        get("/v1/audio/transcriptions", null);
        nginx("-s", "quit");
        while (Files.exists(folder.resolve("nginx.pid"))) {
            Thread.sleep(20);
        }

        assertThat(folder.resolve("sotto.log"))
                .content()
                .contains("GET /invite\"", "GET /v1/audio/transcriptions\"")
                .doesNotContain("Secret123", "hidden");
    }

    @Test
    void takesUploadsAsLargeAsTheApplicationDoes() throws Exception {
        assertThat(Infra.text(Path.of("src/main/resources/application.yml")))
                .contains("max-request-size: 2200MB");
        assertThat(DELIVERED)
                .contains("client_max_body_size 2200m;", "proxy_request_buffering off;");
        start();
        var upload =
                request("/upload").POST(BodyPublishers.ofByteArray(new byte[3_000_000])).build();

        assertThat(http.send(upload, BodyHandlers.ofString()).body()).isEqualTo("3000000");
    }

    @Test
    void traefikIsToldTheSame() {
        var fixed =
                Infra.yaml(Infra.text(Infra.FILES.resolve("proxy/traefik/traefik.yml"))).getFirst();
        var moving =
                Infra.yaml(Infra.text(Infra.FILES.resolve("proxy/traefik/sotto.yml"))).getFirst();

        assertThat(
                        fixed.at("/entryPoints/websecure/transport/respondingTimeouts/readTimeout")
                                .asString())
                .isEqualTo("0s");
        var balancer = moving.at("/http/services/sotto/loadBalancer");
        assertThat(balancer.at("/sticky/cookie/secure").asBoolean()).isTrue();
        assertThat(balancer.at("/healthCheck/path").asString())
                .isEqualTo("/actuator/health/readiness");
        assertThat(moving.at("/http/routers/sotto/rule").asString())
                .contains("!PathPrefix(`/actuator`)");
        assertThat(moving.toString()).doesNotContain("buffering");
    }

    private void start() throws IOException {
        configure(
                DELIVERED
                        .replaceAll("(?s)server \\{\\s+listen 80;.*?\n}\n", "")
                        .replace("listen 443 ssl http2;", "listen 127.0.0.1:" + port + ";")
                        .replaceAll("(?m)^ +(ssl_.*|listen \\[::].*)\n", "")
                        .replace("10.20.64.11:8080", instances.get(0).address())
                        .replace("10.20.80.11:8080", instances.get(1).address())
                        .replace("/var/log/nginx", folder.toString()));
        nginx().succeeds();
    }

    private void configure(String site) throws IOException {
        Files.writeString(folder.resolve("site.conf"), site);
        Files.writeString(
                folder.resolve("nginx.conf"),
                """
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    include %1$s/site.conf;
                }
                """
                        .formatted(folder));
    }

    private Tool.Result nginx(String... arguments) {
        var all = new ArrayList<>(List.of("-p", folder.toString(), "-c", folder + "/nginx.conf"));
        all.addAll(List.of(arguments));
        return nginx.run(all);
    }

    private HttpResponse<String> get(String path, @org.jspecify.annotations.Nullable String cookie)
            throws IOException, InterruptedException {
        var request = request(path);
        Optional.ofNullable(cookie).ifPresent(value -> request.header("Cookie", value));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first lines of a WebSocket, which Java's own client would not let us see. */
    private record WebSocketKnock(int port) {

        String knock() throws IOException {
            try (var socket = new java.net.Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.setSoTimeout(20_000);
                socket.getOutputStream()
                        .write(
                                """
                                GET /headers HTTP/1.1\r
                                Host: localhost\r
                                Upgrade: websocket\r
                                Connection: Upgrade\r
                                Sec-WebSocket-Version: 13\r
                                Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
                                \r
                                """
                                        .getBytes(StandardCharsets.US_ASCII));
                var answer = new StringBuilder();
                var buffer = new byte[4096];
                while (answer.indexOf("Sec-websocket-key") < 0) {
                    int read = socket.getInputStream().read(buffer);
                    if (read < 0) {
                        break;
                    }
                    answer.append(new String(buffer, 0, read, StandardCharsets.US_ASCII));
                }
                return answer.toString();
            }
        }
    }
}
