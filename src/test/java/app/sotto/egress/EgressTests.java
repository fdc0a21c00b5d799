package app.sotto.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.unit.DataSize;

/** What customers' addresses may reach, and what they may not. */
class EgressTests {

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private String here;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        here = "http://127.0.0.1:" + server.getAddress().getPort();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/a",
                "http://localhost/a",
                "http://10.1.2.3/a",
                "http://172.20.0.1/a",
                "http://192.168.0.1/a",
                "http://100.100.100.200/latest/meta-data",
                "http://169.254.169.254/latest/meta-data",
                "http://0.0.0.0/a",
                "http://224.0.0.1/a",
                "http://255.255.255.255/a",
                "http://[::1]/a",
                "http://[::]/a",
                "http://[::ffff:127.0.0.1]/a",
                "http://[64:ff9b::a00:1]/a",
                "http://[fe80::1]/a",
                "http://[fd00:ec2::254]/a",
                "http://[ff02::1]/a",
                "http://[2002:7f00:1::]/a"
            })
    void whatLeadsInsideIsRefused(String address) throws IOException {
        try (var egress = egress("192.0.2.0/24")) {
            assertThatThrownBy(() -> egress.check(URI.create(address)))
                    .hasMessageContaining("private address");
            assertThatThrownBy(() -> egress.open(URI.create(address)))
                    .isInstanceOfSatisfying(
                            EgressException.class, e -> assertThat(e.passing()).isFalse())
                    .hasMessageContaining("private address");
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "ftp://example.com/a",
                "http:/a",
                "http://127.1/a",
                "http://2130706433/a",
                "a.mp3",
                "http://me:secret@1.1.1.1/a"
            })
    void onlyPlainWebAddressesAreTaken(String address) throws IOException {
        try (var egress = egress()) {
            assertThatThrownBy(() -> egress.check(URI.create(address)))
                    .isInstanceOf(EgressException.class)
                    .hasMessageContaining("address");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://1.1.1.1/a", "https://8.8.8.8/a", "http://[2606:4700::1111]/a"})
    void whatIsPublicPasses(String address) throws IOException {
        try (var egress = egress()) {
            egress.check(URI.create(address));
        }
    }

    @Test
    void anOperatorMayOpenAnInnerNetwork() throws IOException {
        try (var egress = egress("127.0.0.0/8");
                var body = egress.open(URI.create(here + "/sound"))) {
            assertThat(new String(body.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("sound");
        }
    }

    @Test
    void redirectsAreCheckedLikeTheFirstAddress() throws IOException {
        try (var egress = egress("127.0.0.1/32")) {
            try (var body = egress.open(URI.create(here + "/moved"))) {
                assertThat(body.readAllBytes()).hasSize(5);
            }
            assertThatThrownBy(() -> egress.open(URI.create(here + "/inside")))
                    .hasMessageContaining("127.0.0.2 points to a private address");
            assertThatThrownBy(() -> egress.open(URI.create(here + "/round")))
                    .hasMessageContaining("more than 3 times");
            assertThatThrownBy(() -> egress.open(URI.create(here + "/file")))
                    .hasMessageContaining("http://");
        }
    }

    @Test
    void anErrorIsToldByItsNumber() throws IOException {
        try (var egress = egress("127.0.0.0/8")) {
            assertThatThrownBy(() -> egress.open(URI.create(here + "/404")))
                    .hasMessageContaining("404")
                    .isInstanceOfSatisfying(
                            EgressException.class, e -> assertThat(e.passing()).isFalse());
            assertThatThrownBy(() -> egress.open(URI.create(here + "/503")))
                    .isInstanceOfSatisfying(
                            EgressException.class, e -> assertThat(e.passing()).isTrue());
            assertThatThrownBy(() -> egress.open(URI.create("http://nowhere.invalid/")))
                    .hasMessageContaining("There is no host nowhere.invalid");
        }
    }

    @Test
    void whatIsTooLargeOrTooSlowIsCut() throws IOException {
        try (var egress = egress("127.0.0.0/8")) {
            for (String path : new String[] {"/large", "/endless"}) {
                assertThatThrownBy(
                                () -> {
                                    try (var body = egress.open(URI.create(here + path))) {
                                        body.readAllBytes();
                                    }
                                })
                        .hasMessageContaining("larger than 1 MB");
            }
            assertThatThrownBy(
                            () -> {
                                try (var body = egress.open(URI.create(here + "/drip"))) {
                                    body.readAllBytes();
                                }
                            })
                    .hasMessageContaining("did not arrive within");
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.incrementAndGet();
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/moved" -> redirect(exchange, "/sound");
                case "/inside" -> redirect(exchange, "http://127.0.0.2/sound");
                case "/round" -> redirect(exchange, "/round");
                case "/file" -> redirect(exchange, "file:///etc/passwd");
                case "/404" -> exchange.sendResponseHeaders(404, -1);
                case "/503" -> exchange.sendResponseHeaders(503, -1);
                case "/large" -> {
                    exchange.sendResponseHeaders(200, 5 << 20);
                    exchange.getResponseBody().write(new byte[1 << 16]);
                    exchange.getResponseBody().flush();
                }
                case "/endless" -> {
                    exchange.sendResponseHeaders(200, 0);
                    for (int i = 0; i < 100; i++) {
                        exchange.getResponseBody().write(new byte[1 << 16]);
                    }
                }
                case "/drip" -> drip(exchange);
                default -> {
                    exchange.sendResponseHeaders(200, 5);
                    exchange.getResponseBody().write("sound".getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private static void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            for (int i = 0; i < 100; i++) {
                exchange.getResponseBody().write(1);
                exchange.getResponseBody().flush();
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void redirect(HttpExchange exchange, String to) throws IOException {
        exchange.getResponseHeaders().set("Location", to);
        exchange.sendResponseHeaders(302, -1);
    }

    private static Egress egress(String... allow) {
        return new Egress(
                new EgressSettings(
                        List.of(allow),
                        DataSize.ofMegabytes(1),
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(1_500),
                        3));
    }
}
