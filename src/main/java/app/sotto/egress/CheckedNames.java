package app.sotto.egress;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Looks names up for the HTTP client, which connects to the very addresses given here: a name that
 * means something else a moment later gains nothing.
 */
final class CheckedNames implements DnsResolver {

    private final Reach reach;

    CheckedNames(Reach reach) {
        this.reach = reach;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        var addresses = InetAddress.getAllByName(host);
        for (InetAddress address : addresses) {
            if (!reach.covers(address)) {
                throw new InsideException(host);
            }
        }
        return addresses;
    }

    @Override
    public String resolveCanonicalHostname(String host) {
        return host;
    }

    /** The name leads to where customers may not reach. */
    static final class InsideException extends UnknownHostException {

        InsideException(String host) {
            super(
                    host
                            + " points to a private address, which is not called from here. Give an"
                            + " address that is reachable from the Internet.");
        }
    }
}
