package app.sotto.egress;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be called: those that anybody on the Internet could call. Everything that
 * IANA's registries of special-purpose addresses (RFC 6890) set aside leads inside or nowhere, the
 * clouds' metadata services among it.
 */
final class Reach {

    private static final List<Network> INSIDE =
            networks(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    // Tunnels and documentation; what is not under 2000::/3 is not public at all.
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20");

    private static final Network PUBLIC_V6 = Network.of("2000::/3");

    private final List<Network> allowed;

    Reach(List<String> allow) {
        allowed = networks(allow.toArray(String[]::new));
    }

    private static List<Network> networks(String... ranges) {
        return Stream.of(ranges).map(Network::of).toList();
    }

    boolean covers(InetAddress address) {
        return in(allowed, address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        return (address instanceof Inet4Address || PUBLIC_V6.contains(address))
                && !in(INSIDE, address);
    }

    private static boolean in(List<Network> networks, InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }
}
