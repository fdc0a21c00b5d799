package app.sotto.inference.openai;

import app.sotto.inference.Lease;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * One client for each node, over shared connections. None of them retries: the pool decides who
 * tries again, and where.
 */
@Component
class NodeClients implements AutoCloseable {

    private static final int IDLE_CONNECTIONS = 64;
    private static final String NO_KEY = "none";

    private final Supplier<OkHttpClient> http = SingletonSupplier.of(NodeClients::connections);
    private final Map<Address, OpenAIClient> clients = new ConcurrentHashMap<>();

    OpenAIClient of(Lease lease) {
        return clients.computeIfAbsent(
                new Address(lease.baseUrl(), lease.apiKey().orElse(NO_KEY)), this::connect);
    }

    private static OkHttpClient connections() {
        return new OkHttpClient.Builder()
                .socketFactory(new PromptSockets())
                .connectionPool(new ConnectionPool(IDLE_CONNECTIONS, 1, TimeUnit.MINUTES))
                .dispatcher(new Dispatcher(Executors.newVirtualThreadPerTaskExecutor()))
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .build();
    }

    private OpenAIClient connect(Address address) {
        return OpenAIOkHttpClient.builder()
                .okHttpClient(http.get())
                .baseUrl(address.baseUrl().toString())
                .apiKey(address.apiKey())
                .maxRetries(0)
                .build();
    }

    @Override
    public void close() {
        http.get().dispatcher().executorService().shutdownNow();
        http.get().connectionPool().evictAll();
    }

    private record Address(URI baseUrl, String apiKey) {}
}
