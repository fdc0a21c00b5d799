package app.sotto.egress;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.util.Timeout;
import org.springframework.stereotype.Component;

/**
 * Fetches what a customer's address holds: by http or https, from the Internet only, in a stream,
 * and within limits of size and time.
 */
@Component
public class Egress implements AutoCloseable {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_AT_ONCE = 64;

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
            var call = new Call(http, new HttpGet(next), settings);
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
