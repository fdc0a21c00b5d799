package app.sotto.gateway.relay;

import app.sotto.inference.Lease;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.classic.MinimalHttpClient;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.routing.RoutingSupport;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Plain HTTP to nodes. It neither tries again, nor follows, nor unpacks: the pool decides who tries
 * again, and how many a node gets.
 */
@Component
final class Nodes implements AutoCloseable {

    private static final int NO_LIMIT = 1 << 20;

    /** Servers close idle connections after seconds; one that is older is looked at before use. */
    private static final TimeValue TRUSTED = TimeValue.ofSeconds(1);

    private final MinimalHttpClient http;
    private final RequestConfig config;
    private final Map<URI, Addresses> addresses = new ConcurrentHashMap<>();

    Nodes(RelaySettings settings) {
        var silence = Timeout.of(settings.silence());
        this.config = RequestConfig.custom().setResponseTimeout(silence).build();
        this.http =
                HttpClients.createMinimal(
                        PoolingHttpClientConnectionManagerBuilder.create()
                                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                                .setMaxConnPerRoute(NO_LIMIT)
                                .setMaxConnTotal(NO_LIMIT)
                                .setDefaultConnectionConfig(
                                        ConnectionConfig.custom()
                                                .setConnectTimeout(5, TimeUnit.SECONDS)
                                                .setSocketTimeout(silence)
                                                .setValidateAfterInactivity(TRUSTED)
                                                .build())
                                .build());
    }

    HttpPost request(Lease lease, Door door, byte[] body) {
        var request =
                new HttpPost(addresses.computeIfAbsent(lease.baseUrl(), Addresses::of).at(door));
        request.setConfig(config);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        lease.apiKey()
                .ifPresent(key -> request.setHeader(HttpHeaders.AUTHORIZATION, "Bearer " + key));
        return request;
    }

    /** Where a node takes what comes to each door. */
    private record Addresses(URI chat, URI embeddings) {

        static Addresses of(URI base) {
            return new Addresses(
                    URI.create(base + Door.CHAT.path()), URI.create(base + Door.EMBEDDINGS.path()));
        }

        URI at(Door door) {
            return door == Door.CHAT ? chat : embeddings;
        }
    }

    ClassicHttpResponse send(HttpPost request) throws IOException {
        return http.executeOpen(target(request), request, null);
    }

    private static HttpHost target(HttpPost request) throws IOException {
        try {
            return RoutingSupport.determineHost(request);
        } catch (HttpException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        http.close(CloseMode.IMMEDIATE);
    }
}
