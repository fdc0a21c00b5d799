package app.sotto.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Fetches what a customer's address holds, or sends something there: by http or https, on the
 * Internet only, and within limits of size and time.
 */
@Component
public class Egress implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_AT_ONCE = 64;

    /** Without a charset, which JSON has none of (RFC 8259, section 11). */
    private static final ContentType JSON = ContentType.create("application/json");

    private static final HttpEntity NO_BODY = new ByteArrayEntity(new byte[0], null);

    private final EgressSettings settings;
    private final CheckedNames names;
    private final CloseableHttpClient http;

    Egress(EgressSettings settings) {
        this.settings = settings;
        this.names = new CheckedNames(new Reach(settings.allow()));
        this.http = client(settings, names);
    }

    /** No proxy, no cookies, no connection used twice: each call looks its name up. */
    private static CloseableHttpClient client(EgressSettings settings, CheckedNames names) {
        var connections =
                PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(MOST_AT_ONCE)
                        .setMaxConnPerRoute(MOST_AT_ONCE)
                        .setDefaultConnectionConfig(
                                ConnectionConfig.custom()
                                        .setConnectTimeout(Timeout.of(settings.connect()))
                                        .setSocketTimeout(Timeout.of(settings.silence()))
                                        .build())
                        .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setConnectionReuseStrategy((_, _, _) -> false)
                .setUserAgent("Sotto")
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    /**
     * Looks the address up without calling it.
     *
     * @throws EgressException when it is none, or leads inside
     */
    public void check(URI address) throws EgressException {
        requireUsable(address);
        try {
            var _ = names.resolve(host(address));
        } catch (UnknownHostException e) {
            throw unknown(address, e);
        }
    }

    /**
     * Opens what is at the address. Closing the stream ends the call; reading fails once a limit is
     * reached.
     *
     * @throws EgressException when the address is refused or does not answer with 200
     */
    public InputStream open(URI address) throws EgressException {
        URI next = address;
        for (int hop = 0; hop <= settings.redirects(); hop++) {
            requireUsable(next);
            var call = new Call(http, new HttpGet(next), settings, settings.limit());
            var response = response(call, next);
            if (response.getCode() == 200) {
                return call.body(response);
            }
            call.close();
            if (!REDIRECTS.contains(response.getCode())) {
                throw answered(next, response.getCode());
            }
            next = target(next, response);
        }
        throw EgressException.refused(
                address.getHost()
                        + " redirects more than "
                        + settings.redirects()
                        + " times. Give the address that it leads to.");
    }

    /**
     * Sends something to the address and waits for the answer, whatever its status. A redirect is
     * such an answer: it is not followed.
     *
     * @throws EgressException when the address is refused, or does not answer in time
     */
    public Answer send(Post post) throws EgressException {
        requireUsable(post.address());
        var request = new HttpPost(post.address());
        post.headers().forEach(request::setHeader);
        request.setEntity(new ByteArrayEntity(post.body(), JSON));
        try (var call = new Call(http, request, settings, post.limit())) {
            var response = call.response();
            return new Answer(response.getCode(), start(response));
        } catch (UnknownHostException e) {
            throw unknown(post.address(), e);
        } catch (IOException e) {
            throw EgressException.passing(
                    post.address().getHost()
                            + " could not be reached, or did not answer within "
                            + post.limit().toSeconds()
                            + " seconds.");
        }
    }

    /** What had come of it when it broke off: the status is the answer, the rest is for the log. */
    private static byte[] start(ClassicHttpResponse response) {
        var start = new ByteArrayOutputStream(Answer.MOST_BYTES);
        try (var body = Objects.requireNonNullElse(response.getEntity(), NO_BODY).getContent()) {
            byte[] part = new byte[Answer.MOST_BYTES];
            int read = 0;
            while (read >= 0 && start.size() < Answer.MOST_BYTES) {
                start.write(part, 0, read);
                read = body.read(part, 0, Answer.MOST_BYTES - start.size());
            }
        } catch (IOException _) {
            // as said above
        }
        return start.toByteArray();
    }

    private static ClassicHttpResponse response(Call call, URI address) throws EgressException {
        try {
            return call.response();
        } catch (UnknownHostException e) {
            call.close();
            throw unknown(address, e);
        } catch (IOException e) {
            call.close();
            throw EgressException.passing(
                    address.getHost() + " could not be reached, or did not answer in time.");
        }
    }

    private static EgressException answered(URI address, int status) {
        String message = address.getHost() + " answered with " + status + " instead of a file.";
        return status >= 500 || status == 429
                ? EgressException.passing(message)
                : EgressException.refused(
                        message + " Check that the address can be opened without signing in.");
    }

    private static URI target(URI from, ClassicHttpResponse response) throws EgressException {
        var location = response.getFirstHeader("Location");
        try {
            if (location != null) {
                return from.resolve(location.getValue());
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw EgressException.refused(from.getHost() + " redirects to nowhere.");
    }

    private static void requireUsable(URI address) throws EgressException {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        if (!List.of("http", "https").contains(scheme) || address.getHost() == null) {
            throw EgressException.refused(
                    "An address begins with http:// or https:// and names a host, as in"
                            + " https://example.com/talk.mp3.");
        }
        if (address.getUserInfo() != null) {
            throw EgressException.refused(
                    "An address with a user name or password in it is not called. Give a signed"
                            + " address instead, or upload the file.");
        }
    }

    private static EgressException unknown(URI address, UnknownHostException failure) {
        return failure instanceof CheckedNames.InsideException
                ? EgressException.refused(String.valueOf(failure.getMessage()))
                : EgressException.passing("There is no host " + address.getHost() + ".");
    }

    private static String host(URI address) {
        String host = address.getHost();
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    @Override
    public void close() throws IOException {
        http.close();
    }
}
