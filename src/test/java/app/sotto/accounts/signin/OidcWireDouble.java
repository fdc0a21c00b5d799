package app.sotto.accounts.signin;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/**
 * Speaks as much of OpenID Connect's code flow as signing in needs: discovery, keys, authorisation,
 * token. Not an identity provider: it asks nobody who they are, and vouches for what it is told.
 */
final class OidcWireDouble implements AutoCloseable {

    static final String CLIENT = "sotto-test";
    static final String SECRET = "not a secret";

    /** What it does wrong on purpose. */
    enum Fault {
        NONE,
        DISCOVERY_FAILS,
        REFUSES,
        TOKEN_FAILS,
        OTHER_NONCE,
        OTHER_KEY,
        OTHER_AUDIENCE,
        EXPIRED
    }

    volatile Fault fault = Fault.NONE;
    volatile Map<String, Object> claims = Map.of();

    private final Map<String, String> nonces = new ConcurrentHashMap<>();
    private final RSAKey key = key();
    private final RSAKey strangersKey = key();
    private final HttpServer server;

    OidcWireDouble() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/.well-known/openid-configuration" -> discover(exchange);
                case "/jwks" -> answer(exchange, 200, new JWKSet(key).toString());
                case "/authorize" -> authorize(exchange);
                case "/token" -> token(exchange);
                default -> answer(exchange, 404, "{}");
            }
        }
    }

    private void discover(HttpExchange exchange) throws IOException {
        if (fault == Fault.DISCOVERY_FAILS) {
            answer(exchange, 500, "{}");
            return;
        }
        answer(
                exchange,
                200,
                json(
                        Map.of(
                                "issuer", issuer(),
                                "authorization_endpoint", issuer() + "/authorize",
                                "token_endpoint", issuer() + "/token",
                                "jwks_uri", issuer() + "/jwks",
                                "response_types_supported", List.of("code"),
                                "subject_types_supported", List.of("public"),
                                "id_token_signing_alg_values_supported", List.of("RS256"))));
    }

    private void authorize(HttpExchange exchange) throws IOException {
        var asked = parameters(exchange.getRequestURI().getRawQuery());
        var back =
                UriComponentsBuilder.fromUriString(asked.get("redirect_uri"))
                        .queryParam("state", "{state}");
        if (fault == Fault.REFUSES) {
            back.queryParam("error", "access_denied");
        } else {
            var code = UUID.randomUUID().toString();
            nonces.put(code, asked.get("nonce"));
            back.queryParam("code", code);
        }
        exchange.getResponseHeaders()
                .add("Location", back.encode().build(asked.get("state")).toString());
        exchange.sendResponseHeaders(302, -1);
    }

    /** A code is good once. */
    private void token(HttpExchange exchange) throws IOException {
        var asked =
                parameters(
                        new String(
                                exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        var nonce = nonces.remove(asked.getOrDefault("code", ""));
        if (nonce == null || fault == Fault.TOKEN_FAILS) {
            answer(exchange, 400, json(Map.of("error", "invalid_grant")));
            return;
        }
        answer(
                exchange,
                200,
                json(
                        Map.of(
                                "access_token",
                                UUID.randomUUID().toString(),
                                "token_type",
                                "Bearer",
                                "expires_in",
                                300,
                                "id_token",
                                idToken(nonce))));
    }

    private String idToken(String nonce) {
        var now = fault == Fault.EXPIRED ? Instant.now().minusSeconds(3600) : Instant.now();
        var stated =
                new JWTClaimsSet.Builder()
                        .issuer(issuer())
                        .subject("subject-" + claims.get("email"))
                        .audience(fault == Fault.OTHER_AUDIENCE ? "somebody else" : CLIENT)
                        .issueTime(Date.from(now))
                        .expirationTime(Date.from(now.plusSeconds(300)))
                        .claim("nonce", fault == Fault.OTHER_NONCE ? "another" : nonce);
        claims.forEach(stated::claim);
        var token =
                new SignedJWT(
                        new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
                        stated.build());
        try {
            token.sign(new RSASSASigner(fault == Fault.OTHER_KEY ? strangersKey : key));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return token.serialize();
    }

    private static Map<String, String> parameters(String query) {
        return UriComponentsBuilder.fromUriString("?" + query)
                .build()
                .getQueryParams()
                .toSingleValueMap()
                .entrySet()
                .stream()
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                e -> URLDecoder.decode(e.getValue(), StandardCharsets.UTF_8)));
    }

    private static String json(Map<String, Object> value) {
        return JsonMapper.shared().writeValueAsString(value);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static RSAKey key() {
        try {
            return new RSAKeyGenerator(2048).keyID(UUID.randomUUID().toString()).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
